"""Given names that people bear, for the guard over free text: lower case, without accents.

Made from the data of the PyPI package nomquamgender 0.1.4 (MIT, © 2022 Ian Van Buskirk), which gathers 36
public lists of names from all over the world: names that at least 8 of the lists hold and that were counted
at least 50 times. How many lists know a name says more than how many people bear it: a floor of 1,000
people left out many South Asian and West African names that most lists have. Two-letter names and names that
are also ordinary English words (counted 5,000 times or more) stand apart. A fixed rule chose them, not a
person; what that means for names of each origin is measured by `python -m tests.personal_data_report`.
"""

# One string split once reads and loads better than thirty thousand literals.
ALSO_WORDS = frozenset(
    """
abbey ace al ale aline ally alpha amber ameer amir an angel archer ares aria art ascension aspen atlas
august aura autumn azalea baby barney baron basil beat beau belle berry beryl bill billy birdie bishop
blanch blaze blessing bo bob bobby bonnie bonny brad brandy briar brogan brook brooks buck bud buddy buster
cadence cal candy cannon carmine carol case cash chad chance chandler charity chase chastity cherish cherry
china christen chuck clay clement cliff colleen colt come constant cooper coral coy crystal curt dahlia
daisy dale dawn deacon dean dell derrick desire destiny diamond dick dieter dirk divine dock dolly don drake
drew duke dusty earl earnest ebony ed eddy eglantine else ember emerald emery emir era essence ester eve
even ever faith fanny fares fawn felicity fern fisher flora florin ford forest foster franc frank freeman
gage gala gale garland garnet garret garrison gay gene genesis gentry ginger glen glory grace grant gray
grey griffin gunner guy hank hardy harmony harry haven hazel heath heather heaven hector henna hind holly
homer honey honor hope hunter ion iris ivory ivy jack jade jarred jasmine jasper jay jewel jimmy jo john
josh journey joy julienne junior juniper justice kale karma ken king kit kitty lacy lance lander lane laurel
lea lee levy li liberty lily linden line loan lore love lu lyric madden mads magnolia major mar margarita
maria marina marine mark marlin marquis marquise marshal martial martin marvel mason mate mats matt maverick
max maxim may meadow meg melody mercy merry messiah meta mickey mike miles miller miracle misty my myrtle
nadir newton nick nil noble noel nova novella ocean octave odd olive opal page paisley pal pansy pat
patience patsy patty pearl penny per peter phoebe phoenix pierce piper pol poppy porter precious prince
princess prosper prudence queen randy raven ray reed reign rhea rich rick river roar rob robin rocky rod
roger rogers romaine roman rose rosemary rosette royal ruby rune rusty rut saffron saga sage said sally
sander sandy sapphire sari savanna savannah sawyer scarlet serenity serge shad sherry sibyl sierra silvan
sincere sky smith sol sonny star stein sterling stone storm stormy sue sultan summer sunny sunshine tad
talon tanner tea terry tiara tilde tine tom tone tony tor tore trace treasure trinity troy tucker turner ty
unique urban valentine van victor viola violet wade waldo walker ward warren will willow windy winter woody
wren yu
""".split()
)

GIVEN_NAMES = frozenset(
    """
aad aada aadam aaden aadhya aadi aadil aaditya aadya aafke aage aagje aagot aahana aahil aaisha aakash aala
aaleyah aalia aaliya aaliyah aaltje aalya aamer aamina aaminah aamir aamna aanchal aanya aapo aaradhya aaran
aarav aare aaren aaricia aariz aarna aarne aarno aaro aarohi aaron aarron aart aarthi aarti aarush aarushi
aarya aaryan aaryn aase aasha aashish aashna aasia aasim aasiya aasiyah aastha aatif aatos aatto aava aayan
aayush aba abad abagail aban abas abass abayomi abba abbas abbe abbes abbi abbie abbigail abbigale abbott
abby abbygail abd abdala abdalla abdallah abdalrahman abdel abdelali abdelaziz abdelfattah abdelghani
abdelhadi abdelhafid abdelhak abdelhakim abdelhalim abdelhamid abdelilah abdelillah abdeljalil abdelkader
abdelkarim abdelkrim abdellah abdellatif abdelmajid abdelmalek abdelmalik abdelrahim abdelrahman abdennour
abdenour abderahman abderrahim abderrahman abderrahmane abderraouf abderrazak abdeslam abdessamad abdi
abdias abdiaziz abdiel abdifatah abdihakim abdikarim abdinasir abdirahman abdirisak abdirizak abdishakur
abdo abdollah abdon abdou abdoul abdoulaye abdoulie abdoullah abdourahamane abdourahman abdourahmane abdu
abdul abdula abdulah abdulahi abdulai abdulazeez abdulaziz abdulbaki abdulhadi abdulhakim abdulhamid
abdulkader abdulkadir abdulkareem abdulkarim abdulkerim abdulla abdullah abdullahi abdullatif abdulmajeed
abdulmajid abdulmalik abdulrahim abdulrahman abdulsalam abdulsamet abdulwahab abdur abdurahman abdurrahim
abdurrahman abdus abe abeba abedin abeeha abeer abeera abegail abel abelardo abele abella abena abha abhay
abhi abhijeet abhijit abhilash abhimanyu abhinav abhiram abhishek abi abia abid abida abidin abie abiel
abigael abigaelle abigail abigaile abigale abigayle abigel abiha abijah abilio abimael abimbola abina
abinash abinaya abiodun abiola abir abira abiram abirami abisha abishek abisola abla abner abolfazl abou
aboubacar aboubakar abra abraham abrahan abrahim abram abramo abrar abril absalon abu abubakar abubaker
abubakr abukar abul abundio abuzar aby abygail acacio acelya achille achilleas achilles achim achintya
achmad achmed achraf achyut ada adaeze adah adair adal adalbert adalberta adalberto adalet adalgisa adalia
adalie adaline adalyn adam adama adamantios adamo adams adan adana adanna adao adaora adar adara adarsh adas
adaya adda addam addi addie addis addison addisyn addolorata addy ade adea adebayo adebowale adedamola
adedayo adedeji adeeb adeel adeela adeena adekunle adel adela adelaida adelaide adelaine adelbert adele
adelene adelfa adelfo adelheid adelia adelie adelin adelina adeline adelino adelio adelisa adelita adell
adella adelle adelma adelmo adelyn adelyne adem ademar ademir ademola aden adena adenike adeola aderito
adesola adesuwa adewale adeyemi adham adhemar adi adia adian adib adiba adie adiel adil adila adilah adile
adilia adilson adin adina adine adir adira adis adisa adison adit adithya aditi aditya adiva adiya adja adji
adjoa adlai adlan adler adley adlin admir admira adna adnaan adnan adnane adolf adolfa adolfina adolfo
adolph adolphe adolphus adom adomas adon adonai adonay adonia adonis adora adoracion adra adrain adrea adri
adria adriaan adrian adriana adriane adriann adrianna adrianne adriano adrianus adriatik adrie adriel
adrielle adrien adriena adriene adrienn adrienne adrija adrijan adrijana adrina adrine adryan advait advik
adwin adwoa ady adya adyan aedan aeden aedin aela aelia aelita aemilia aeneas aengus aeri aerin aeris aeron
aeryn aesha afaf aferdita afet affan afi afia afif afifa afifah afiya afnan afolabi afonso afra afrah afraz
afreen africa afrika afrim afrin afrodita afroditi afsana afsaneh afshan afsheen afshin aftab afton afua
afzal aga agam agapito agata agatha agathe agathon agatino agaton agda agenor aggeliki aggelos aggie agha
agi agim agit aglae aglaia aglaja agnaldo agnar agne agnes agnesa agnese agnessa agneta agnete agnetha
agnethe agni agnia agnieszka agon agostina agostinho agostino agoston agota agripina agris agron agueda
aguinaldo agung agurtzane agus agust agusta agusti agustin agustina ahaan ahad ahamed ahana aharon ahcene
ahil ahlaam ahlam ahlem ahmad ahmadou ahmar ahmed ahmer ahmet ahna ahnaf ahren ahron ahsan ahsen ahti ahu
ahuva ahyan aia aicha aichatou aida aidan aidas aidee aideen aiden aidi aidin aidy aidyn aiesha aifric aiga
aigars aiham aija aika aikaterini aiken aiko aila ailan ailbhe aile ailee aileen ailen ailene ailey aili
ailidh ailie ailin ailis ailish ailo ailsa ailton ailyn aima aiman aimar aime aimee aimen aimeric aimery
aimi aimie aimo aimon aimy ain aina ainara aine ainhoa aini aino ainoa ainslee ainsley ainslie aintzane aira
airam aire aires airi airin airlie airon airton aisa aischa aisha aishah aishat aishling aishwarya aislin
aisling aislinn aislyn aissa aissata aissatou aiste aita aitana aitor aitziber aiva aivar aivaras aivars
aivi aivy aixa aiya aiyana aiyanna aiysha aiza aizah aja ajai ajan ajana ajani ajax ajay ajda ajdin ajeet
aji ajia ajit ajith ajla ajmal ajna ajsa akai akam akane akanksha akari akash akasha akashdeep akay akbar
ake akeel akeem akeisha akela akemi akhil akhila akhilesh akhmed akhtar aki akia akiba akida akie akif
akihiko akihiro akihito akiko akil akila akilah akilles akim akina akinori akio akira akisha akito akiva
akiyoshi akli akmal ako akon akos akosua akram aksa aksana aksel akseli akshar akshara akshat akshay akshaya
akshita aku akua akvile akwasi ala alaa alabama aladar aladdin aladin aladino alae alaeddine alai alaia
alain alaina alaine alais alaitz alajos alam alamin alan alana alanah aland alanda alane alani alanis alanna
alannah alano alar alara alaric alarik alasdair alaska alassane alastair alaya alayah alayna alayne alazne
alba alban albana albane albano albany albaro alben albena alber alberic alberico albert alberta alberte
albertha albertina albertine albertino alberto alberts albertus albi albie albin albina albine albion
albiona albrecht albulena albus alby alcibiades alcide alcides alcina alcino alcira alda aldair aldana alden
aldijana aldin aldina aldine aldino aldis aldo aldon aldona aldor aldous aldric aldrich aldrin aldwin alea
aleah aleana aleandro aleasha alec alecia aleck aled aleda aleece aleem aleen aleena aleesa aleesha aleeza
alegra alegria aleh aleia aleida aleigha aleina aleisha aleister aleix aleja alejandra alejandrina alejandro
alejo alek aleka aleko alekos aleks aleksa aleksandar aleksander aleksandr aleksandra aleksandras aleksandre
aleksandrs aleksanteri aleksas aleksei aleksej aleksejs aleksey aleksi aleksia aleksis aleksy aleli alem
alema alen alena alene alenka alesa alesandra alesandro alesha aleshia alesia alessa alessandra alessandro
alessi alessia alessio alessya alesya aleta aleth aletha alethea alethia aletta alette alev alevtina alex
alexa alexan alexandar alexander alexandr alexandra alexandre alexandrea alexandria alexandrina alexandrine
alexandro alexandros alexandru alexanne alexe alexei alexej alexey alexi alexia alexiane alexie alexina
alexine alexio alexios alexis alexius alexsander alexsandra alexsandro alexus alexy alexys alexzander
alexzandra aleya aleyah aleyda aleyna aleysha alf alfa alfeo alfhild alfi alfia alfie alfio alfiya alfons
alfonsa alfonse alfonsina alfonso alfonz alfonzo alford alfred alfreda alfredo alfrida alfy alger algernon
algimantas algirdas algis algot alhaji alhassan ali alia aliaa aliah aliaksandr aliaksandra alian aliana
alic alica alican alice alicea alicen alicia alicija alicja alick alida alide alie aliena alienor aliesha
aliette alieu alif alifa alihan aliisa alija alijah alik alika aliki alim alima alime alin alina alinda
alinne aliona aliou alioune alipio alireza alirio alis alisa alisan aliscia alisdair alise alisen alisha
alishah alishba alisher alishia alisia alison alissa alisse alissia alisson alistair alister alita alivia
alix alixandra alixe aliya aliyah aliye aliz aliza alizah alize alizee alizia alja aljona aljosa alka alkan
alketa alla allah allain allal allan allana allanah allannah allard alle allegra allen allena allene allex
alli allia alliah allice allicia allie allin allina allis allison allissa allistair allister alliyah allon
allyce allyn allysa allysha allyson allyssa alma alman almar almas almaz almeda almedin almedina almer
almerinda almila almin almina almir almira almo almon almos almudena almut almuth alo alodie alois aloise
aloisia aloisio aloisius alojz alojzija alok aloma alon alona alondra alonso alonza alonzo alora aloys
aloyse aloysia aloysius alp alpa alparslan alpaslan alpay alper alperen alphee alphons alphonsa alphonse
alphonsine alphonso alphonsus alphonzo alric alrick alrik alston alsu alta altaf altagracia altair altan
altay altea althea altin altina alton altti alun alv alva alvah alvan alvar alvaro alve alvera alvi alvia
alvie alvilde alvin alvina alvine alvino alvira alvis alvise alvy alvydas alvyn alwin alwina alwine alwyn
aly alya alyaa alyah alyan alyana alyas alyce alycia alyda alyia alyn alyna alyne alyona alyosha alys alysa
alyse alysha alyshia alysia alyson alyss alyssa alysse alyssia alysson alyvia alyx alzbeta alzira ama amaal
amaan amaar amabel amable amad amada amadea amadeo amadeu amadeus amadi amado amador amadou amadu amael
amaia amaira amaka amal amala amale amalee amali amalia amalie amalija amalio amaliya amalya aman amana
amancio amand amanda amandeep amandine amando amandus amane amani amanpreet amanuel amany amar amara
amarachi amarah amaranta amarante amardeep amare amari amaria amariah amarilis amarilys amaris amarjit amaro
amarpreet amaru amata amato amatullah amauri amaury amay amaya amayah amba ambar amberley amberly ambika
ambra ambre ambreen ambrogio ambroise ambros ambrose ambrosio ambrosius ame amea amed amedea amedee amedeo
amee ameen ameena ameenah ameera ameerah ameet amel amela ameli amelia amelie amelija amelina ameline amelio
amelita amelle amellia amely amena amer amera america americo amerigo ames amey ameya ami amia amias amica
amichai amie amiee amiel amii amiira amika amil amila amilcar amilcare amilia amilie amily amin amina aminah
aminat aminata amine aminta aminul amira amirah amirali amiran amiri amish amisha amit amita amitabh amitai
amitoj amiya amiyah amjad amjed amleto amma ammaar ammar ammara ammi ammie ammon ammy amna amnah amneris
amnon amogh amol amon amor amora amory amos amparo amr amra amram amran amreen amrei amri amrik amrinder
amrit amrita amritha amritpal amro amruta amrutha amund amy amye amyn amyra ana anab anabel anabela anabell
anabella anabelle anabia anacleto anae anael anaelle anagha anah anahi anahid anahit anahita anahy anai
anaia anaid anaida anais anaisa anaise anakin anali analia analie analisa analise analiza analucia analyn
anam anamari anamaria anamarie anamarija anamika anan anand ananda anandi ananias anant ananth ananya anar
anara anas anass anastacia anastacio anastas anastase anastasia anastasie anastasiia anastasija anastasio
anastasios anastasiya anastassia anastassiya anastasya anastazia anastazija anastazja anat anatalia anatol
anatole anatoli anatolia anatolie anatolii anatolijs anatolio anatoliy anatoly anay anaya anayah anayansi
anays anca ance ancel anchal anda ande andee andela andelina andelko ander anders anderson andersson andi
andia andie andin andis andja andjela andjelija andjelka ando andon andoni andor andora andra andrada andrae
andranik andras andre andrea andreana andreanna andreanne andreas andree andreea andrei andreia andreina
andrej andreja andrejs andrejus andrena andreo andres andresa andressa andreu andrew andrews andrey andreya
andreza andri andria andrian andriana andrianna andries andrii andrij andrija andrijana andrik andrin
andrina andrine andris andrius andriy andro andromeda andros andru andrus andry andrzej andy andzelika ane
anea aneeka aneela anees aneesa aneesh aneesha aneirin aneka anel anela anele aneli anelia anelis anelise
aneliya anella aner anes anesa anesia anessa anet aneta anete anett anetta anette aneurin anezka anfal
anfisa ang angad ange angela angele angelena angelene angeles angeli angelia angelica angelico angelie
angelika angeliki angelin angelina angeline angelino angelique angelisa angelita angelito angell angella
angelle angello angelo angelos angelus angely angelyn angharad anghel angi angie angiolina angiolo angus
angustias angy anh anhar ania anibal anica anice anicet aniceta aniceto anicia anick anicka anida anie aniel
aniela aniella aniello anifa anija anik anika anike aniket aniko anil anila anima anina anindita anine aniq
anique anir anirban aniruddha anirudh anis anisa anisah anish anisha anishka anisia anissa anita anitha
anitra anitta aniya aniyah anja anjali anjan anjana anjanette anjani anje anjel anjela anjelica anjelika
anjelina anjeza anji anjie anju anjuli anjulie anjum anka anke anker anki ankica ankie ankit ankita ankur
ankush anmol ann anna annabel annabell annabella annabelle annabeth annaelle annah annaig annais annalea
annalee annaleigh annaleise annalena annali annalia annalie annaliese annalina annalis annalisa annalise
annaliza annam annamari annamaria annamarie annamay annarita annarosa annarose annas annastasia annatina
anne annedore annegret anneka annekatrin anneke annel anneleen anneli annelie annelien annelies anneliese
anneline annelisa annelise annelle annelore annely annelyse annemari annemaria annemarie annemie annemiek
annemieke annerose annet anneta annett annetta annette anni annia annibale annica annice annick annicka
annie anniina annik annika anniken annikka annikki annina annique annis annisa annissa annita annmarie anno
annora annu annukka annunciata annunziata annunziato anny annya ano anona anoop anouar anouchka anouck anouk
anouschka anoush anousha anoushka anouska anqi anri ans ansa ansar ansel anselm anselma anselme anselmo
ansgar anshika anshu anshul anshuman ansley anson anssi anta antal antanas antar antara antea antelmo
antenor anteo antero anthea anthia anthime anthon anthoni anthonia anthonie anthonius anthony anthoula antia
antigona antigone antigoni antimo antionette antje anto antoan antoaneta antoin antoine antoinetta
antoinette antolin anton antone antonela antonella antonello antoneta antonetta antonette antoni antonia
antonie antonieta antonietta antoniette antonija antonin antonina antonine antonino antonio antonios antonis
antonita antonius antoniya antony antoon antra antti antton antuan antun antwan antwon anu anuar anuj anuja
anum anup anupam anupama anuradha anurag anureet anuschka anush anusha anushka anushree anuska anvar anvi
anwar anwen anwyn anxo anya anysia anyssa anze anzhela anzhelika aodh aodhan aoi aoibheann aoibhinn aoife
aonghus aous aparajita aparecida aparna aphrodite apolinar apollinaire apolline apollo apollon apollonia
apolo apolonia apolonija apolonio apoorva apostolos april aprilia apryl apurva aqeel aqib aqil aqsa aquila
aquiles aquilina aquilino ara arabel arabela arabella arabelle araceli aracelis aracely arad aradhana arafat
aragorn aram araminta aramis aran arancha arani aranka arantxa arantza arantzazu aranzazu ararat aras arash
arata arati arav aravind araya araz arben arber arbi arbnor arbnora arcadi arcadia arcadio arcangela
arcangelo archana archibald archie archil archimede archimedes archita archy arda ardelle arden ardi ardian
ardiana ardin ardis ardit ardita ardith ardo ardon arduino aree areeb areeba areej areen areesha aref areg
arek arel areli arelis arella arely aren arend arent areta aretha areti arevik arezo arfa arfan argelia
argenis argentina argentino argia argimiro argine argjend argo argyro arham arhan ari ariadna ariadne ariah
arial ariam arian ariana ariane ariani arianit arianna arianne ariano arianwen aribert aric arica arie arieh
ariel ariela ariele ariella arielle arien arienne aries arieta arietta arif arifa arife arij arija arijan
arijana arik arika arild arin arina arinze ario ariola arion aris arisa arish arisha arissa arista aristea
aristeo aristide aristides aristidis aristoteles aristotelis aristotle arita aritz arius ariya ariyan
ariyana ariz arizona arja arjan arjana arjay arjen arjeta arjun arjuna arka arkadi arkadiusz arkadiy arkady
arkaitz arkan arkin arko arla arlan arland arlee arleen arleigh arlen arlena arlene arlet arleta arlete
arlett arletta arlette arley arlie arlin arlina arlind arlinda arlindo arline arlo arly arlyn arlyne arma
armaan armagan arman armand armanda armandas armande armandina armando armands armani armas armel armela
armelle armen armend armenia armenio armi armida armin armina arminas arminda armindo armine armita armon
armond armstrong arn arna arnab arnaldo arnas arnau arnaud arnauld arnav arnd arndt arne arnel arnela arnes
arnfinn arnhild arni arnie arnika arnim arnis arnita arno arnold arnoldas arnoldo arnolds arnoldus arnon
arnost arnoud arnout arnstein arnt arnulf arnulfo aro aroa aroha arold aroldo aron arona aronas aronne arooj
aroon arouna arpad arpan arpi arpine arpit arpita arquimedes arra arran arren arrigo arron arryn arsal
arsalan arsema arsen arsene arseni arsenia arsenije arsenio arseniy arseny arsh arshad arshak arshan
arshdeep arshi arshia arshiya arsim arslan arta artak artan artem artemas artemi artemia artemio artemis
artemisia artemiy artemus arthi arthur arthus arti artie artin artina artiom artis artjom arto arton arttu
artur arturas arturo arturs artus artyom arul arun aruna arunas arundhati arunima arush arushi arve arved
arvi arvid arvids arvin arvind arvis arvo arvydas arwa arwel arwen arwid arwin arwyn ary arya aryaman aryan
aryana aryanna aryanne arye aryeh aryn aryo arza arzu asa asaad asad asadullah asael asaf asahel asako asal
asami asan asante asaph asbjorg asbjorn ascencion asdrubal ase aseel aseem asel asela asen asena asenath
aser asgeir asger asghar asha ashana ashani ashanti ashanty ashar ashby ashely asher ashfaq ashford ashia
ashild ashim ashima ashir ashira ashish ashkan ashlea ashlee ashleen ashleigh ashley ashli ashlie ashlin
ashling ashly ashlyn ashlynn ashlynne ashmit ashna ashok ashot ashraf ashten ashton ashtyn ashur ashutosh
ashvin ashwani ashwath ashwin ashwini asi asia asiah asier asif asifa asija asil asim asima asimina asir
asis asiya asiyah asiye asja askin asko asla aslak aslam aslan aslaug asle asli aslihan asma asmaa asmae
asmah asmahan asmar asmara asmin asmir asmita asmund asna aspasia asra assa assaad assad assaf assal assan
assane assar assata assem assen asser assetou assi assia assil assim assiya assma assumpta assunta assya
asta asteria astghik asti astin aston astor astou astra astrea astri astrid astrida astrit astro asuka
asuman asuncion aswad aswin asya ata atahan atakan atalay atalia atanas atanasio atanaska atara atarah atef
atem atena ates athalia athalie athan athanase athanasia athanasios athanasius athanassios atharv atharva
athea athena athene athina athol athos ati atia atif atifa atik atika atila atilano atilio atilla atina
atiqa atis atiya atlanta atle ato atreyu atso atsuko atsuo atsushi atta atte attia atticus attila attilia
attilio attiya atul aube aubert aubin aubree aubrey aubrie aubry aud aude auden audette audie audley audra
audray audre audree audrey audric audrie audrina audris audrius audrone audry audun augie augusta augustas
auguste augustin augustina augustine augustino augustinus augusto augustus augustyn auke aukje aukse auli
aulikki aulis aulona aun aundrea aune aung aure aurea aurel aurela aurele aureli aurelia aurelian aureliana
aureliano aurelie aurelien aurelija aurelio aurelius aureo auri auria aurian auriane aurica auriel aurimas
auron aurora aurore auryn ausra austeja austen austin austine auston austra australia austyn autum
auxiliadora ava avah avalon avan avani avanti avantika ave avedis aveen avelina aveline avelino avelyn aven
avena averie averil averill avery avesta avetis avi avia aviad aviana avianna avice avidan avie aviel
avigail avigdor avik avila avin avina avinash avis avishai avita avital aviv aviva avneet avner avni avo
avon avraam avraham avram avril avrohom avrom avrum avshalom avtandil avtar avy awa awab awad awais awan
awatef awatif awen awilda aws axel axelle axl aya ayaan ayaat ayad ayah ayaka ayako ayala ayame ayami ayan
ayana ayanda ayane ayanna ayano ayasha ayat ayaz aybars aybuke ayca aycan ayda aydan aydee ayden aydin aydn
ayeesha ayele ayelen ayelet ayen ayesha ayfer aygul aygun ayham ayhan ayisha aykan aykut ayla aylah aylan
ayleen aylen aylin ayline ayman aymar aymara ayme aymee aymen aymeric aymerick aymon ayn ayna aynsley aynur
ayo ayobami ayodeji ayodele ayomide ayoob ayoola ayotunde ayoub ayra ayrton aysa ayse aysegul aysel aysen
aysenur aysha ayshe aysima aysu aysun aytac aytekin ayten ayu ayub ayumi ayumu ayush ayushi ayyan ayyoub
ayyub ayza aza azaan azad azadeh azael azahara azalia azam azamat azan azar azara azaria azariah azat azeem
azeez azel azelia azem azer azhar azia azim azime azira azita aziz aziza azizah azize azka azlan azman azmat
azmi azra azrael azriel azucena azul azumi azur azura azusa azza azzam azzeddine azzedine azzurra baard baba
babacar babajide babak babar babatunde babeth babett babette babita baboucarr babs babu bach bachar bachir
badar badara baden bader badi badia badis badr badreddine badri bae baha bahaa bahadir bahar bahareh bahati
bahattin bahia bahija bahman bahoz bahram bahri bahriye bai baiba baila bailee bailey bailie baillie baily
bain bairbre baird bajram bakar bakari bakary baki bakir bakr bal bala balazs balbina balbino balbir
baldassare baldev baldo baldomero baldur baldwin bali balian balint baljeet baljinder baljit balla ballard
balqis balraj baltasar baltazar balthasar balthazar balwinder bam bambang bambi bamidele bana banjamin banu
bao baptista baptiste bara baraa barack barak baraka baran barba barbara barbare barbaro barbe barbel
barbera barbi barbie barbora barbra barbro barclay bardhyl bardia bardo barend bari barin baris barkley
barlow barna barnabas barnabe barnaby barnard barnes barnett barnie barret barrett barri barrie barrington
barron barry bart bartek bartel barth barthelemy bartholomaus bartholome bartholomeus bartholomew bartlett
bartley bartlomiej bartolo bartolome bartolomej bartolomeo bartolomeu barton bartosz bartu baruch bary bas
basak basel basem bashar basharat basheer bashir bashkim basia basile basilia basilio basilisa basim basir
basit basma basmah basmala basri bassam bassel bassem bassim bassima bassirou bassma bastiaan bastian
bastien bastienne bathsheba batia batiste batool batoul batsheva battista batu batuhan batul batya baudilio
baudouin bauke bautista bawan baxter baya bayan bayard baye baylee bayley bayram bayron baz bazil bea beata
beate beatrice beatrijs beatris beatrix beatriz beaumont beauregard bebe becca becci bechir becka becker
beckett becki beckie becky beda bedford bedia bedirhan bedri bedrich bedriye beecher beena begona begum
behar behiye behnam behrooz behrouz behzad bei beila bejan beka beki bekim bekir bekki bektas bel bela belal
belarmino belem belen belgica belgin belia belina belinay belinda belisa belisario belita belkacem belkis
bella bellamy bellina bellinda belma belmira belmiro beltran belva belynda ben bena benaiah benaissa benard
benas benat bence bende bendeguz bendik bendix benedek benedetta benedetto benedict benedicta benedicte
benedicto benedictus benedikt benedikta benediktas benedikte benedita benedito benedykt benet benett bengt
bengu beni beniamin beniamino benicia benicio benigna benigno benilda benilde benita benito benja benjamen
benjamim benjamin benjamina benjamine benji benjie benjy benn benne bennet bennett benni bennie benno benny
beno benoist benoit benoite benoni benson bente benthe bentley bently bento benton benvenuto beny benyamin
benzion beppe beqir ber bera berangere berardo berat bereket beren berend berenger berengere berenice
berenike berfin berge bergljot berhane beril berin berina berislav berit beritan berivan berk berkan berkant
berkay berke berkeley berkin berkley berlin berlinda bern berna bernabe bernadene bernadeta bernadett
bernadetta bernadette bernadine bernal bernard bernarda bernardette bernardin bernardina bernardine
bernardino bernardita bernardo bernardus bernat bernd berndt bernhard bernhardt berni bernice bernie
berniece bernita bernt berny berra berrin bert berta bertalan bertan berte bertel bertha berthe berthold
berti bertie bertil bertilla bertille bertin bertina bertine berto bertold berton bertram bertran bertrand
bertrande bertus berty berwyn besa besart besarta besiana besik besim besir besma besmir besnik bess bessie
bessy beste betania beth bethan bethaney bethania bethanie bethann bethanne bethany bethel bethia bethlehem
bethy beti betim betina beto betsabe betsey betsi betsie betsy betta bette betti bettie bettina betty
bettyann bettye betul bety betzy beulah bev bevan beverlee beverley beverlie beverly bevin beya beyhan
beyonce beyza beyzanur bezalel bhagwan bharat bharath bharati bhargav bharti bhaskar bhavana bhavani bhavesh
bhavin bhavna bhavya bhumika bhupinder bhuvan bia biagio bianca biancamaria bianco bianka bianna biao biba
bibbi bibi bibian bibiana bibiane bibiano bice bich biel bienvenida bienvenido bigna bijan bijou biju bikram
bilaal bilal bilan bilel biliana biljana bilkis billal billi billie bilqis bilyana bimal bina bindi bindu
bine bineta bing binh binjamin binnie binta binti bintou bintu binyamin bircan birger birgid birgit birgitt
birgitta birgitte birgul birk birkan birke birna birol birsen birte birthe biruta birute biser bisera
biserka bishoy bisma bismark bistra bita bixente bjarne bjarni bjarte bjoern bjorg bjork bjorn bjornar
bladimir blagoj blagoja blagoje blagoy blai blain blaine blair blaire blaise blaize blake blakeley blakely
blanca blanchard blanche blandina blandine blane blanka blas blase blathnaid blayne blaz blazej blazenka
bledar bleddyn blenda blendi bleon bleona blerim blerina blerta bleu blin blodwen blu bluma blythe boaz
boban bobbe bobbi bobbie bobette bobi bobo boby boden bodhi bodi bodie bodil bodo boe boel bogdan bogdana
boglarka bogoljub bogomil bogomir bogumil bogumila boguslaw bohan bohdan bohdana bohumil bohumila bohumir
bohuslav bojan bojana boldizsar boleslaw bolette bolivar boluwatife bon bona bonaventura bonaventure boni
boniface bonifacio bonita bonna bonne bonner bonney bonni bono booker boone bor bora boran borbala borden
borge borghild borgny borhan boris borisav borislav borislava boriss borivoj borivoje borja borjana borje
borka borko borna boro boroka borre boruch borut boryana borys bosco bose bosiljka bosko bosse bostjan
boston botan botond boualem boubacar bouchaib bouchra boudewijn bouzid bowden bowen bowie boyan boyce boyd
boye boyko bozana bozena bozhidar bozica bozidar bracha bradd braden bradford bradie bradlee bradley bradly
brady bradyn brae braeden braedon brage braham brahim brahm braian braiden brais brajan bram bramwell brana
branca branco branda brandan brandee branden brandi brandie brandin brando brandon brandt brandyn brane
branimir branislav branislava branka brankica branko brannon branson brant brantley branwen bratislav
braulio braxton brayan brayden braydon brayton brea breana breandan breann breanna breanne brecht breck
breda bree breeanna breena bregje bren brenda brendan brenden brendon brendy brenna brennan brennen brenno
brennon breno brent brenton breon bret brett bretton brewster bri bria brian briana brianda brianna brianne
brice brid bridey bridget bridgett bridgette bridgid bridgit bridie brie brieanna briella brielle brien
brienne brieuc briget brigette briggs brigham brighid brighton brigid brigida brigit brigita brigite
brigitta brigitte brikena brin brina brinda brinley brion briony brisa briseis brit brita britanny britany
britnee britney britni britny britt britta brittaney brittani brittanie brittany britten britteny brittney
brittni brittny britton broc brock broderick brodi brodie brodrick brody bron brona bronagh bronislav
bronislava bronislaw bronislawa bronson bronte bronwen bronwyn brooke brooklyn brooklynn bror bru bruce
bruna brune brunella brunello brunetta brunhild brunhilde brunilda brunilde bruno brunon brutus bryan bryana
bryann bryanna bryanne bryant bryar bryce brycen bryden brydie brydon brygida bryn bryna bryndis brynhild
brynja brynjar brynley brynmor brynn brynna brynne bryon bryony bryson bryton buba bubba buchanan buckley
bucky budd budi budimir buenaventura buffy buford bugra bujar buket bulcsu bulent bulut buna bunnie bunyamin
burak burcin burcu burgess burghard burhan burim burkard burke burkhard burkhardt burl burnell burnett burt
burton buse bushra busra byran byrd byron cacilda cacilia cacilie cade cadell caden cadi cady caecilia
caeden cael caela caelan caelen caelyn caesar caetano cafer cagan cagdas cagla caglar cagri cahir cahit cai
caia caiden caila cailan cailean caileigh cailey caili cailin cailyn caimin cain cainan caine caio caira
cairo cait caithlin caitie caitlan caitlin caitlyn caitlynn caitrin caitriona caius caja cajsa cala calan
calder caldwell cale caleb caleigh calem calen caley cali calia calie calin calina caline caliope calise
calista calix calixte calixto calla callaghan callan calle calleigh callen calley calli callia callie
callista callisto callum cally calogera calogero calum calvert calvin calvyn caly camara camaron cambell
cambria camden camelia camella cameron cameryn cami camie camiel camil camila camile camilia camilla camille
camillia camillo camillus camilo camino cammi cammie cammy campbell camran camron camryn camy cana canaan
canada canan candace candan candela candelaria candelario candi candia candice candida candide candido
candie candis candise candra candyce caner canice canio cansel cansu cao caoimhe caoimhin caolan capri
capucine cara caragh carah caral caralee caralyn carel caren carena carene caresse carey cari caridad carie
carima carin carina carine carinna carinne caris carisa carissa carita carl carla carlee carleen carleigh
carlena carlene carles carleton carletta carley carli carlie carlin carlina carline carling carlisle carlita
carlito carlitos carlo carlon carlos carlota carlotta carlson carlton carly carlye carlyle carlyn carlyne
carma carman carme carmel carmela carmelia carmelina carmelita carmella carmelle carmello carmelo carmen
carmencita carmin carmina carmino carmit carmita carnell carney caro carola carolan carolane carolann
carolanne carole carolee carolien carolin carolina caroline caroll carolle carolus carolyn carolyne carolynn
carolynne caron carr carra carri carrianne carrick carrie carrington carrol carroll carron carsen carson
carsten carter cartier carwyn cary caryl caryn carys cas casandra casey casi casian casiana casiano casie
casilda casimir casimira casimiro cason caspar casper caspian cass cassady cassandra cassandre cassey cassi
cassian cassiana cassiano cassidy cassie cassio cassiopee cassiopeia cassius cassondra cassy castiel casto
castro cataldo cataleya catalin catalina catarina cate catelyn catena caterina caterine cath cathal
cathalina cathan catharina catharine catheline catherin catherina catherine cathi cathia cathie cathleen
cathrin cathrina cathrine cathryn cathy cati catia catiana catie catina catlin cato catrin catrina catrine
catriona cattaleya cattleya caty cavan cavin cay caya cayce cayden cayetana cayetano cayla cayle caylee
cayleigh cayley caylie caylin cayo ceana ceara ceasar cebrail cece cecelia ceci cecil cecile cecilia cecilie
cecilija cecilio cecille cecillia cecily cecylia cederic cedric cedrick cedrik cee ceejay cees ceferino
ceilidh ceinwen celal cele celedonio celena celene celenia celerina celerino celest celeste celestia
celestin celestina celestine celestino celia celian celiane celie celien celil celin celina celinda celine
celio cella celma celsa celso celyn celyne cem cemal cemil cemile cemre cendrine cengiz cengizhan cenk
cennet ceola cephas cera ceren ceres ceri cerian ceridwen cerina cerine cerys cesar cesare cesareo cesaria
cesarina cesario cesc cesia cesidio cesira cesur cetin cevat cevdet cevin ceyda ceyhan ceyhun ceylan ceylin
cezanne cezar cezary cha chace chadd chadi chadia chadwick chae chafik chahinez chai chaia chaim chaima
chaitanya chaitra chaka chaker chakib chakir chalmer chalmers chama chan chana chanah chanan chanda chandan
chandani chandni chandra chandrika chane chanel chanell chanelle chaney chang chani chanice chanie channa
channah channing channon chanon chantae chantal chantale chantalle chante chantel chantell chantelle chany
chanya chao chapin chapman chara charalambos charalampos charan charanjit charbel chardonnay charelle chari
charif charina charis charisa charise charissa charisse charita charito charl charla charlaine charle
charlee charleen charleigh charlemagne charlena charlene charles charleston charlet charlette charley charli
charlie charlin charline charlise charlize charlot charlott charlotta charlotte charlton charly charlye
charlyn charlyne charmain charmaine charmane charmayne charmian charmine charmion charna charne charo
charolette charon charu charyl chas chasity chau chaudhry chauncey chauncy chava chavdar chavez chavi chawki
chay chaya chayan chayanne chaye chayenne chayma chayton chaz che chea chee cheick cheikh cheikhou chela
chelcie chelle chelsae chelsea chelsee chelsey chelsi chelsie chelsy chema chen cheney cheng chenoa chenxi
chenyang cher chere cheree cherelle cherene cheri cherice cherie cherif cherifa cherilyn cherine cherise
cherisse cherlyn cherokee cherrelle cherri cherrie cherryl chery cheryl cheryle cheryll cheryn chesley
chesney chester chet chetan chevelle chevon chevonne chevy chey cheyanne cheyenne cheyne chia chiaki
chiamaka chiara chibueze chibuike chico chidera chidi chidiebere chidimma chidinma chidubem chie chieko
chiel chiemi chien chigozie chiharu chihiro chiho chijioke chika chikako chike chima chimamanda chimene
chimere chinami chinatsu chinedu chinedum chinelo chinenye ching chinmay chinonso chinwe chinyere chioma
chiquita chira chirag chirine chiron chisa chisato chisom chistopher chitra chiyo chiyoko chizuko chizuru
chloe chloee cho choi chokri chole chon chona chong chou chretien chris chrisann chrisna chrisoula chriss
chrissa chrissi chrissie chrissy christ christa christabel christabelle christal christan christeen christel
christele christell christella christelle christena christene christer christi christia christiaan christian
christiana christiane christianna christianne christiano christie christien christin christina christine
christl christo christodoulos christof christofer christoff christoffel christoffer christoforos christon
christoper christoph christophe christopher christos christy christyn chrys chrysa chrysanthi chrysoula
chrysta chrystal chrystel chrystele chrystelle chrystian chrystie chrystina chrystine chu chuan chuang
chukwudi chukwuebuka chukwuemeka chukwuma chun chung chunmei chuong churchill chyna chynna cia cian ciana
cianna ciara ciaran ciarra cibele cicek cicely cicero cici cicilia cicily cid cidalia ciel cielo ciera
cieran cierra cigdem cihan cihangir cihat cilka cilla cillian cina cinar cinda cindee cinderella cindi
cindia cindie cindra cindy cinta cinthia cinthya cintia cinzia ciprian cipriana cipriano cira circe ciriaco
ciril cirila cirilo cirino ciro cisco ciska cisse cissy cita citlali citlalli civan ciwan claas claes
claiborne clair claira claire clairette clancy clara clarabelle clarance clare clarence claressa claretta
claribel clarice clarie clarina clarinda clarine claris clarisa clarise clarissa clarisse clarita clark
clarke clarkson claro claron clary clas clasina claud claude claudette claudi claudia claudie claudina
claudine claudino claudio claudiu claudius claudy claus clayton clea cleber cleide cleiton cleland clelia
clelie clem clemence clemencia clemens clemente clementina clementine clemmie cleo cleofe cleon cleona
cleone cleonice cleopatra cleta clete cleto cletus cleve cleveland clif clifford clifton clint clinton clio
cliodhna cliona clirim clive clivia clodagh clodomiro cloe clorinda cloris clotaire clothilde clotilda
clotilde clovis clyde coady cobi cobie coby coco codey codi codie codruta cody coel coen coenraad cohen
colan colbert colbie colby cole coleen coleman colene coletta colette coley colin coline collett collette
collin colline collins collis collyn colm colman colomba colombe colson colten colter colton colum columba
columbia columbus colvin colwyn colyn compton conal conall conan conceicao concepcion concetta concettina
concetto concha conchita cong coni conlan conleth conley conlin conn connal connel connell conner conni
connie connor conny cono conor conrad conrado conroy consiglia consolacion constanca constance constancia
constancio constanta constantia constantijn constantin constantina constantine constantino constantinos
constanza constanze consuela consuelo contessa conway cor cora coralee coralia coralie coraline coralyn
corazon corban corben corbett corbin corby corbyn cordelia cordell cordero cordula coreen coren corena
corene corentin corentine coretta corey cori corie corin corina corine corinn corinna corinne corky corliss
cormac corneille cornel cornelia cornelie cornelio cornelis corneliu cornelius cornell corrado corran corri
corrie corrin corrina corrine corrinne corry corryn corsin cort cortez cortney corvin corwin cory coryn
cosetta cosette cosima cosimo coskun cosma cosmas cosme cosmin cosmina cosmo costa costante costantino
costanza costanzo costas costel costin coty coulter coumba courtenay courteney courtland courtnay courtnee
courtney courtnie covadonga cowan craig craige crawford cree creighton creola crescencia crescencio
crescentia crescenzo cressida crina cris crisanta crisanto crisostomo crispin crispina criss crissie crissy
crista cristabel cristal cristel cristela cristelle cristen cristhian cristi cristian cristiana cristiane
cristiano cristie cristin cristina cristine cristinel cristino cristo cristobal cristofer cristoforo
cristopher cristovao cristy crosby cruz crysta crystel crystelle crystle csaba csanad csenge csilla csongor
ctibor cuan cuauhtemoc cui cullen cully cuma cumali cuneyt cuno cuong curdin curran curtis curtiss custodia
custodio cuthbert cutler cveta cvetana cvetelina cvetka cvetko cyan cyanne cybele cybelle cybil cybill cyd
cydney cyle cylia cynan cynara cyndee cyndi cyndie cyndy cynthia cyntia cyprian cyprien cyra cyrano cyrena
cyriac cyriaque cyriel cyrielle cyril cyrill cyrille cyrine cyrus czeslaw czeslawa daan dabney dace dacia
dacian dacio dada dade dadi dae daegan dael daena daenerys dafina dafna dafne dafni dafydd dag dagan dagfinn
dagmar dagmara dagmawi dagne dagnija dagny dagobert dagoberto dahir dahl dai daian daiana daiane daichi
daiga daiki daila daimon dain daina daine dainius daira daire daisey daisha daisi daisie daisuke daithi
daiva daizy daja dajana dakota dakotah daksh daksha dal dalal dalan dalbert daleen dalena dalene daley dali
dalia daliah daliana dalibor daliborka dalida dalija dalil dalila dalilah dalin dalina dalinda dalip dalit
dalius daliya daljit dallan dallas dallin dalma dalmiro dalton dalva dalvin daly dalya dama daman damani
damara damaris damarys damase damaso damen dameon damia damian damiana damiano damien damienne damijan
damilola damin damini damion damir damira damita damjan damjana damla damon damond damyan dan dana danae
danah danai danail danan danas danay danaya dandan dane daneen danel danell danella danelle danette dang
danguole danh dani dania danial danica danice danie daniel daniela daniele danielis danielius daniell
daniella danielle danielly danielo daniels daniil danijel danijela danika danil danila danilla danilo danina
danique danira danis danise danish danisha danita danitza daniya daniyal danja danka danko dann danna dannah
danni dannica dannie danniel danniella dannielle dannii dannika danny dano dante dantes danton danuse danut
danuta danute dany danya danyah danyal danyar danyel danyell danyella danyelle danyl danylo danzel dao daoud
daouda daphna daphne daphnee daphney daquan dara daragh darah daran darby darcee darcel darcey darci darcia
darcie darcy dardan darden dareen darek darel darell darelle daren dari daria darian dariana darianne darice
darie dariel darien darija darijo darin darina darine darinka dario darion daris darius dariush dariusz
dariya darja darjan darko darl darla darleen darlena darlene darline darly darlyn darlyne darnel darnell
darnelle darold daron darra darragh darrah darran darrel darrell darrelle darren darrian darrick darrien
darrin darrion darrius darron darry darryl darryll darryn darsh darshan darshana darvin darwin darwyn dary
darya daryan daryl daryle daryll daryn daryna dasa dascha dasha dashawn dashiell dasia dastan dat dathan
daud dauda daunte dauphine dava dave daven davey davi davia davian david davida davide davids davidson davie
davies davin davina davinder davine davinia davion davis davison davita davon davor davorin davorka davoud
davud davut davy davyd dawda dawid dawit dawna dawne dawood dawoud dawson dawud dax daxton daya dayan dayana
dayanara dayane dayanna daye dayla daylan dayle daylen daylin daymon daymond dayna dayne dayron daysi dayton
dea deaglan deakin deana deandra deandre deane deangelo deann deanna deanne deano dearbhla debbi debbie
debbra debby debi debora deborah deborrah debra debrah deby dechen decio declan dede dedra dee deeann deeba
deedee deegan deeksha deema deen deena deepa deepak deepali deepika deepthi deepti deeqa defne dehlia deia
deian deidra deidre deimantas deimante deion deirdra deirdre deise deisy deivid deividas deja dejah dejan
dejana dejuan deke del dela delaine delal delali delan delana delane delaney delani delanie delano delara
delbert dele delena delfa delfim delfin delfina delfino delia deliah deliana delicia delila delilah delina
delinda delio delisa delisha della delle delma delmar delmer delmira delois delon delora delores deloris
delos delphi delphie delphin delphina delphine delroy delsa delton delvin delwyn delyth dema demar demarco
demarcus demario demaris demba dembo demelza demet demeter demetra demetre demetri demetria demetrio
demetrios demetrious demetris demetrius demi demian demir demis demitra demitri demond demosthenes dempsey
demy demyan dena denae denby dene deneen denes denese deng denham deni denia denica denice deniece deniel
denika denilson denis denisa denise denisha denisia denison deniss denissa denisse denita deniz denize denna
denni dennie dennis dennise dennison denny dennys denton denver denya denys denyse denzel denzil deo
deolinda deon deona deonne dequan deray dereck derek deren deri derian deric derick derik derin derk derly
dermot dermott derna deron derrek derrell derren derrik derrin derron derry derryl derval dervis dervla
derwin derya deryck deryk deryl deryn des desa desanka desdemona desean deshaun deshawn desi desideria
desiderio desirae desiree desislava desmond despina despoina dessie dessislava desta destan destin destina
destinee destiney destini detlef detlev dev deva deval devan devansh devanshi devante deven devendra
devereaux devesh devi devid devika devin devina devinder devis devlin devon devona devonne devora devorah
devra devran devrim devyn dewan dewayne dewey dewi dewitt dex dexter deya deyan deyana deyanira deyna deysi
dez dezi dezider dezmond dezso dhana dhani dhanya dhara dhaval dheeraj dhillon dhiraj dhiren dhriti dhruv
dhruva dhruvi dhurata dhyan dia diago diah diahann diako diala diallo diamant diamante diamantina diamantino
dian diana diandra diane diann dianna dianne diantha diar diara diarmaid diarmuid diarra diaz diba dickson
dicle dida didac didar didem didi didier didrik diederik diedrich diega diego diellza diem dien diena diep
dierdre dierk diethard diether dietlind dietlinde dietmar dietrich dieu dieudonne dieuwke digby digna dijana
dijon diksha dila dilan dilani dilara dilaver dilawar dilay dilber dilek diletta dilia dilip dillan dillen
dillion dillon dilma dilon dilpreet dilraj dilyan dilyana dilys dima dimas dimitar dimitra dimitri dimitria
dimitrie dimitrij dimitrije dimitrina dimitrinka dimitrios dimitris dimitrius dimitriy dimitry dimity dimka
dimo dimosthenis dina dinah dinara dinesh dinh dini dinis dinko dino dinora dinorah dinu dio diodoro
diogenes diogo diomedes dion diona dione dioni dionicia dionicio dionigi dionis dionisia dionisio dionna
dionne dionys dionysia dionysios dionysius dionysus dior diora diosdado dioselina dipa dipak dipali dipesh
dipti dirce dirceu dirck diren disa disha disney dita ditmar ditte divia divina divna divya dixie dixon diya
diyan diyana diyar djamal djamel djamila djana django djellza djenabou djeneba djibril djilali djordje djuna
dmitri dmitrii dmitrij dmitrijs dmitriy dmitry dmytro doa doaa doan dobri dobrica dobrila dobrinka dobromir
dobroslav dodi dodie doga dogan dogukan doha doina doireann dola dolan dolce dolf dollie dolma dolores
dolors dom domagoj domantas domas domen domenic domenica domenick domenico domenik domenique domhnall domien
domina dominador dominga domingo domingos domini dominic dominica dominick dominico dominicus dominik
dominika dominikus dominique dominyka dominykas domitila domitille domna domonic domonique domonkos dona
donaciano donal donald donalda donaldo donall donart donat donata donatas donatella donatello donatien
donatienne donato donatus donavan donavin donavon dondu donell donella donelle donetta donette dong dongmei
doni donia donica doniel donielle donika donis donita donivan donja donjeta donka donn donna donnacha
donnamarie donnchadh donnell donnelle donnie donny donovan donta dontae donte dony donya dora doralice doran
dorca dorcas dorde dore doreen dorel doren dorena dorene doretta dorette dori doria dorian doriana doriane
doriann dorianne doriano dorica dorice dorie dorien dorin dorina dorinda dorine doris dorit dorita dorjan
dorka dorman dorna doro doron dorota dorotea doroteja doroteo dorothe dorothea dorothee dorothy dorottya
dorra dorrie dorris dorrit dorsa dorsaf dorsey dorte dortha dorthe dorthea dorthy doru doruk dorys dotti
dottie doua douaa doug dougal dougie douglas douglass dounia douwe dov dovid dovile dovydas doyle draga
dragan dragana dragi dragica draginja dragisa drago dragoljub dragomir dragos dragoslav dragoslava dragutin
drahomir drahomira drahoslava drasko draven drazen dre drea dren drena drey drifa drilon drin drina drishti
driss drita dritan driton dror dru drucilla drue drummond drusilla dryden drystan dua duaa duan duana duane
duanne duarte dubravka dubravko duc duccio dudley dudu duffy dugald dugan duha duilio duka dula dulce dulcie
dulcinea dumitru duna dunbar duncan dunia dunja dunya duong dura duran durand durant durante durdica durell
durga durham durim durk durmus durrell dursun duru durval durward durwin dusan dusanka dushan dusica duska
dusko dustin dustyn dutch duvall duvan duwayne duy duyen duygu dvora dvorah dwain dwaine dwane dwayne dwight
dwyane dyan dyana dyane dyani dyann dyanne dylan dylann dyllan dylon dymphna dympna dyna dynah dyson dzemal
dzenan dzenana dzesika dzintars dzintra dzmitry eabha eadaoin eadie eagan eamon eamonn ean eanna earle
earlene earline eartha earvin eason easter easton eaton eavan eba eban ebba ebbe ebby ebe eben ebenezer eber
eberhard eberhardt ebert ebon ebonee eboni ebonie ebrahim ebrar ebrima ebru ebu ebubekir ebunoluwa ecaterina
ece ecem eckart eckehard eckhard eckhardt eckhart ecrin eda edan edana edanur edd edda edden eddi eddie
eddison ede edel edelgard edeline edelmira edelmiro edeltraud edeltraut edem eden eder ederson edgar edgaras
edgard edgardo edgars edhem edi edia edibe edie edil edilberto edilia edilma edilson edin edina edinson edip
edis edisa edison edisson edita edite edith editha edithe edivaldo ediz edla edlira edlyn edma edmar edmee
edmilson edmon edmond edmondo edmund edmundo edmunds edna edo edoardo edon edona edonis edouard edra edric
edrick edris edsel edson edu eduard eduarda eduardo eduards eduart edurne eduviges eduvigis edvaldo edvard
edvardas edvards edvige edvin edvina edvinas edvins edwar edward edwardo edwards edwige edwin edwina edwyn
edy edyn edyta edyth edythe edzard eefje eelco eeli eelis eemeli eemil eerik eero eesa eesha eetu eeva eevi
efa efe efekan effi effie effy efi efigenia efim efisio efosa efraim efrain efrat efrem efren efstathia
efstathios efstratios efthimia efthimios efthymia egan egbert ege egemen eggert eghosa egidia egidija
egidijus egidio egidius egil egils egisto eglantina egle egon egor egzon egzona eha ehab ehan ehren
ehrenfried ehsan ehud eibhlin eidan eiden eigil eiichi eiichiro eija eiji eike eiko eila eileen eilen eilene
eilert eili eilidh eilif eilin eilis eilish eilleen eily eilyn eiman eimantas eimear eimi einar einari einat
eine einer eini eino eion eir eira eire eireann eirene eirian eirik eirin eirini eirinn eirlys eisa eisha
eissa eisuke eita eitan eitel eithan eithne eivin eivind eivor ejaz ejnar ejona eka ekaitz ekaterina
ekaterine ekaterini ekene eki ekin ekkehard ekko eko ekram ekrem ekta ela elad eladia eladio elaf elah elahe
elaheh elai elaia elain elaina elaine elam elan elana elane elani elanna elano elanor elanur elara elaria
elay elayna elayne elazar elba elbert elchanan elcin elda eldad eldana eldar elden eldi eldin eldina eldo
eldon eldor eldora eldred eldrid eldridge ele elea eleah elean eleana eleanna eleanor eleanora eleanore
eleazar electra eleen eleena elefteria eleftheria eleftherios eleina eleisha elek elektra elemer elen elena
elene eleni elenia elenie elenita elenna elenor elenora elenore eleonor eleonora eleonore eleora eleri
elesha elettra eleuterio elfa elfi elfida elfie elfreda elfrida elfrieda elfriede elga elgan elgar elgin
elhadj elhadji elham eli elia eliab eliah eliakim eliam elian eliana eliane elianna elianne eliano elias
eliasz eliav eliaz eliazar elica elice elicia elicio elida elie eliecer eliel elien elies elieser eliette
eliezer elif elife eligia eligio eligius elihu eliisa elija elijah elijas elika elim elimelech elin elina
elinda eline elinor elinora elinore elio eliodoro elion eliona elior eliora elios eliot eliott elira eliran
elis elisa elisabel elisabet elisabeta elisabete elisabeth elisabetha elisabetta elisangela elisardo
elisavet elisaveta elise elisea elisee elisei elisenda eliseo eliseu elisey elisha elisheva elishia elisia
elisio eliska elison elissa elisse elita elitsa eliu eliud elivia eliya eliyah eliyahu eliyana eliz eliza
elizabet elizabeta elizabete elizabeth elizaveta elize elizebeth elja eljas elka elkan elkanah elke elkin
elky ella ellah ellaine ellamae ellan ellana elle elleanor ellen ellena ellene elleni ellenie ellenor ellery
elley elli ellia ellian elliana ellias ellice ellie ellika ellin ellina elling ellinor ellinore elliot
elliott elliotte ellis ellisa ellise ellison ellissa ellora ellouise ellsworth ellwood elly ellyce ellyn
elma elman elmar elmarie elmas elmedin elmedina elmer elmi elmin elmina elmir elmira elmire elmo elmore elna
elnathan elnaz elnora elo eloa elodia elodie elody elof elohim eloi eloina eloine elois eloisa eloise elon
elona elora elouan elouise elowen eloy elphege elpida elpidia elpidio elric elroy els elsa elsabe elsbeth
elsebeth elsey elsi elsie elsje elske elson elspeth elston elsy elta elton elva elvan elvana elve elvedin
elvedina elven elver elvera elvi elvia elvie elvin elvina elvine elvio elvir elvira elvire elvis elvisa
elvita elvy elvyra elwin elwira elwood elwyn ely elya elyana elyane elyas elyce elyes elyn elyna elyne elyon
elysa elyse elysee elysha elysia elyssa elysse elyssia elza elzbieta elze elzie elzo ema emaan emad emalee
emalia emalie eman emanoil emanuel emanuela emanuele emanuella emanuelle emanuil embla eme emeka emel emelda
emeli emelia emelie emelin emelina emeline emelita emely emelyn emelyne emer emerance emeraude emeric
emerich emerick emerik emerita emerito emerson emese emeterio emi emica emidio emie emiel emigdio emika
emiko emil emila emilce emile emilee emilene emili emilia emilian emiliana emiliano emilie emilien emilienne
emilija emilijan emiline emilio emilis emiliya emilja emillie emilly emils emily emilya emilyn emin emina
emine emira emircan emirhan emiri emlyn emma emmah emmalee emmaline emmalyn emmanouil emmanuel emmanuela
emmanuele emmanuella emmanuelle emme emmelie emmeline emmerich emmerson emmet emmett emmi emmie emmily emmit
emmitt emmy emmylou emna emnet emogene emoke emon emory emperatriz emra emrah emran emre emric emrik
emrullah emry emrys emy emylia emylie emyr ena enam enar enara enas enaya encarna encarnacion encarnita enda
endel ender endi endre endri endrit endy ene enea eneas enedina eneida eneko enes enesa eng engel engelbert
engelina engin engracia eni enia enid eniko enio eniola enis enisa enise enith enja enki enma enn enna enni
ennio ennis enno enny eno enoc enoch enock enok enola enolia enora enos enric enrica enrichetta enrico enrik
enrika enrike enrique enriqueta ensar ensio enver enya enza enzio enzo eoghan eoin eowyn ephraim ephram
ephrem epifania epifanio eponine epp eppie eraldo eran erasmo erasmus eray erblin erblina ercan ercilia
ercole ercument erda erdal erdem erdi erdin erdinc erdogan erek eren erena erendira erez erfan ergin ergun
erhan erhard erhardt erhart eri eria eriana eriberto eric erica erich erick ericka erickson erico ericson
erie erik erika erikas erikka eriko eriks erim erin erina erine erinn erinna erinne erion eriona eris erisa
erja erjon erjona erkan erkin erkka erkki erkut erla erlan erland erle erlend erlin erlinda erling erlis
erma ermal erman ermanno ermelinda ermenegildo ermes ermias ermin ermina erminia erminio ermir ermira erna
ernad ernani ernest ernesta ernestas ernestina ernestine ernesto ernests erni ernie erno ernst erny ero erol
eron erona eros errico errin errol erroll erron ersan ersel ersen ersilia ersin erskine ersoy ertan ertugrul
erum erva ervin ervina erving erwan erwann erwin eryk eryka erykah eryn erynn erynne erza erzsebet esa esad
esaias esam esat esau esben esbjorn esdras ese esen esengul eser esha eshaal eshaan eshal eshan esi esila
esin eskil eskild esko eslem esli esma esmae esmael esmail esmanur esmay esme esmee esmer esmeralda
esmerelda esmie esmina esmira esmond esosa espen esperanca esperance esperanza esra esraa esref essa essam
essi essie essien esta estanislao esteban estee estefan estefania estefany estel estela estella estelle
estera esterina estevan estevao esteve esther esti estibaliz eston estrela estrella estrellita estrid
estuardo eszter etain etan etana etel etelka etelvina ethan ethann ethel ethelyn ethem ethen ethna ethne eti
etienne etna etoile etsuko etta etti ettie ettore etty euan euclides eudora eudoxia eudoxie eufemia eufemio
eufrasia eugen eugena eugene eugeni eugenia eugenie eugenija eugenijus eugenio eugeniu eugeniusz eula
eulalia eulalie eulalio euloge eulogia eulogio eun euna eunice euphemia eurico euridice eurydice eusebia
eusebio eusebiu eustace eustache eustachio eustacia eustaquio eutimio eva evah evald evaldas evaldo evalina
evaline evalyn evan evana evander evandro evangelia evangelina evangeline evangelista evangelos evania evann
evanna evanne evans evanthia evarista evariste evaristo evdokia eveleen eveli evelia evelien eveliina evelin
evelina eveline evelio evelise evellyn evely evelyn evelyna evelyne evelynn evelynne everard everardo
everest everett everette everly everlyn everson evert everton evette evey evgen evgeni evgenia evgenii
evgenij evgenija evgeniy evgeniya evgeny evgueni evguenia evi evica evie evija evin evina evita evlin evlyn
evo evolet evon evonne evora evrard evren evrim evvie evy evyn ewa ewald ewan ewart ewelina ewen ewin ewing
ewoud ewout exauce exequiel eya eyad eyal eyas eydie eyla eyleen eylem eylin eylul eymen eyob eystein eytan
eythan eyup eyvind ezan ezana ezechiel ezekiel ezel ezequiel ezgi ezia ezinne ezio ezra ezrah ezri ezriel
fabia fabian fabiana fabiane fabiano fabien fabiene fabienne fabijan fabio fabiola fabius fabrice fabricia
fabricio fabrizia fabrizio fabrizzio facundo fadel fadhel fadhil fadhila fadi fadia fadil fadila fadima
fadime fadri faduma fadumo fadwa fady fae fafa fahad fahd fahed faheem fahim fahima fahir fahmi fahmida
fahrettin fahri fahriye fahrudin faical faida faik faika faina faisa faisal faisel faissal faiyaz faiz faiza
faizah faizal faizan fajar fajr fakhri falak falco falk falko fallon fallou falon fama famke fana fanchon
fanel fanette fani fania fanica fanie fanni fannie fanta fantasia fanuel fany fanya faouzi fara farah
farahnaz farai faraj faran faraz fardeen fardin fardowsa fareed fareeda fareeha farha farhaan farhad farhan
farhana farhat farheen farhia farhiya faria fariba farid farida faridah farideh fariha farin faris fariz
fariza farjana farkas farley farnaz faron farooq farouk farouq farra farrah farran farrel farrell farren
farris farron farrukh farshad farshid fartun faruk faruq farwa faryal farzad farzan farzana farzaneh fata
fatah fateh fatema fatemah fatemeh faten fathi fathia fathima fathy fati fatih fatiha fatim fatima fatimah
fatimata fatimatou fatime fatin fatina fatjon fatjona fatlum fatma fatmagul fatmanur fatmata fatme fatmir
fatmire fatna faton fatos fatou fatouma fatoumata fatuma fatumata faust fausta faustas faustin faustina
faustine faustino fausto faustyna fauve fauzi fauzia fauziah favio faviola fawad fawaz fawwaz fawzi fawzia
fay faya fayaz faycal faye fayette fayez fayna fayrouz faysal fayth fayyaz fayza fazal fazia fazil fazila
fazilet fazli feargal fearghal fearne febe fede fedele federica federico fedir fedja fedor fedra fehim
fehime fehmi fei feifei fela felecia felia felica felice felicia felician feliciana feliciano felicidad
felicie felicien felicita felicitas felicite felicja feliks felina felip felipa felipe felisa felise felisha
felix feliz feliza felizia felizitas felton femi femke fenella feng fenix fenja fenn fenna fenne fenner
fenton fenwick feodor feodora feras ferat ferd ferda ferdane ferdi ferdie ferdinand ferdinanda ferdinande
ferdinando ferdo ferdy ferdynand ferenc fereshteh fergal fergus ferguson ferhan ferhat ferial ferid ferida
feride feridun feriel feriha ferit feriz ferman fermin fermina fernan fernand fernanda fernande fernando
ferne feroz ferran ferrante ferris ferruccio feryal festus fethi fettah feven fevzi feyyaz feyza feza ffion
fia fiach fiachra fiacre fiamma fiammetta fiana fianna fida fidan fidel fidela fidele fidelia fidelio
fidelis fidelma fides fien fifi figen fikret fikri fikriye filadelfo filemon filiberto filimon filip filipa
filipe filipp filippa filippo filippos filiz filomena filomeno fina finan finbar finbarr findlay finian
finja finlay finley finn finnegan finnian finnlay finnley finola fintan fiodor fion fiona fionn fionna
fionnuala fionnula fiora fioravante fiore fiorela fiorella fiorenza fiorenzo fiorina firas firat firdaus
firdaws firdevs firdous firman firmin firmino fischer fisnik fitim fitore fitz fitzgerald fitzroy fiza fizza
fjodor fjolla flaminia flaminio flamur flavia flavian flaviana flaviano flavie flavien flavio flavius
fleming flemming fleta fletcher fleur fleurette fleury flinn flo floortje flor floran florance flordeliza
flore florea floren florence florencia florencio florene florent florenta florentin florentina florentine
florentino florenz flores florestan floretta florette flori floria florian floriana floriane florianne
floriano florica florice florida floride florie florien florijan florije florim florimond florina florinda
florindo florine florinel florio floris florita florjan floro florrie flory flossie floy floyd flurin
flurina flutura flynn foad foday fode folasade folashade folco folke folkert fonda fong fons fontaine forbes
forrest forster fortuna fortunat fortunata fortunato fosca fosco foteini fotini fotios fotis fouad foued
fouzi fouzia fowler foy fozia fran franca france francelina francene frances francesc francesca francesco
franceska francess francette franchesca francheska franci francia francie francina francine francis francisc
francisca francisco franciscus franciska francisque franciszek franciszka franck francky franco francois
francoise francy frane franek franjo franka franke franki frankie franklin franklyn franko franky frannie
franny frano frans fransisco fransiska frantisek frantz franz franzi franziska fraser frasier frauke fraya
frazer frazier fred freda freddi freddie freddy frede frederic frederica frederich frederick fredericka
frederico frederik frederika frederike frederikke frederique fredi fredo fredric fredrica fredrick fredrik
fredrika fredy freeda freek freia freida freija frej freja frey freya freyja frida friday fride friderika
frido fridolin fridtjof frieda friedbert friede friedel friedemann frieder friederich friederike friedhelm
friedrich frigyes friso frithjof fritiof fritjof frits fritz fritzi frode froilan froukje froydis fruzsina
fryderyk fuad fuat fuencisla fuensanta fujiko fujio fulgence fulgencio fulton fulvia fulvio fulya fumi
fumiaki fumie fumihiko fumiko fumio fumiyo funda furio furkan furqan fusako fusun fynn fyodor gabbi gabbie
gabbriella gabe gaber gabi gabie gabija gabin gabina gabino gabor gabriel gabriela gabriele gabrielius
gabriell gabriella gabrielle gabrijel gabrijela gabryel gaby gada gadi gadiel gae gael gaela gaelan gaele
gaelle gaetan gaetana gaetane gaetano gagan gagandeep gagik gai gaia gail gaile gaius gaizka gaja galadriel
galal galan galatea galdino galeazzo galen gali galia galilea galileo galin galina galip galit galla galo
galvin galya galyna gamal gamaliel gamze gan gana ganesh ganga gani ganna gao gar gara garan garance garcia
gard garda gardiner gardner garegin garen garet gareth garett garey garfield gargi gari garik garima garin
garion garnett garo garon garren garreth garrett garri garrick garrie garry garson garth garvey garvin gary
gaspar gaspard gaspare gasper gaston gastone gatien gatis gaudencio gaudenz gaurav gauri gautam gaute
gautham gauthier gautier gauvain gavan gaven gavin gavina gavino gavriel gavriil gavril gavrilo gavyn gawain
gaya gayane gayathri gayatri gaye gayl gayla gayle gayleen gaylen gaylene gaylor gaylord gayna gaynor gazi
gazmend gea gean geanina gearoid geary gebhard gedeon gediminas geena geert geertje geertruida geeta
geetanjali geetha geetika geffrey geir gela gelila gellert gelsomina gelson gelu gema gemima gemini gemma
gena genara genaro genc genelle genene generosa generoso genesia genet geneva geneve genevieve genevive geni
genia genna gennadi gennadiy gennady gennaro gennifer genny geno genovefa genoveffa genoveva genowefa genta
genti gentiana gentil gentrit geo geoff geoffery geoffrey geoffroy geoffry geofrey geon geordan geordie
georg georga georganne george georgeann georgeanne georgena georgene georges georgeta georgetta georgette
georgi georgia georgian georgiana georgianna georgie georgii georgij georgije georgina georgine georgio
georgios georgiy georgy geovana geovani geovanna geovanni geovanny ger gera gerad geraint gerald geralda
geraldina geraldine geraldo geralyn gerard gerarda gerardina gerardine gerardo gerardus gerasimos geraud
gerben gerd gerda geremia geremy gereon gerfried gergana gergely gergo gerhard gerhardt gerhardus gerhart
gerhild geri gerlando gerlinde germain germaine german germana germano gernot gero gerolamo gerold gerolf
gerome geronima geronimo gerrard gerri gerrie gerrit gerry gersende gershom gershon gerson gert gerta gerti
gertie gertjan gertraud gertrud gertruda gertrude gertrudes gertrudis gerty gervais gervaise gervase
gervasio gerwin gery gesa gesche gesina gesine gessica gesualdo geta gethin getoar getulio gevorg geza gezim
ghada ghadeer ghaith ghali ghalia ghalib ghanem ghania gharib ghassan ghazal ghazala ghazanfar ghazi
ghenadie gheorghe gherardo ghina ghislain ghislaine ghita ghizlane ghofran gholam ghulam ghyslain ghyslaine
gia giacinta giacinto giacoma giacomina giacomo giada giambattista giampaolo giampiero giampietro gian giana
gianantonio gianbattista giancarlo giandomenico gianella gianfranca gianfranco giang giani gianina gianluca
gianluigi gianmarco gianmaria gianmario gianna gianni giannina giannino giannis giano gianpaolo gianpiero
gianpietro gib gibbs gibran gibril gibson gideon gidon giedre giedrius giel gifford gifty giga gigi gigliola
gihan gijs gijsbert gijsbertus gil gila gilad gilbert gilberta gilberte gilberto gilda gildardo gildas gildo
giles gili gilia gilian gillen gilles gilliam gillian gilliane gillie gillis gilly gilma gilmar gilmer
gilmore gilson gina ginelle gines ginetta ginette ginevra ginka ginna ginnie ginny gino gintaras gintare
gintautas gints gio gioacchino gioconda gioele gioia gion giona gionata giora giordana giordano giorgi
giorgia giorgiana giorgina giorgio giorgos giosue giovan giovana giovanbattista giovani giovanna giovanni
giovannina giovannino giovanny girard giraud girish girlie girolama girolamo gisa gisbert gisel gisela
giselda gisele giselher gisella giselle gislaine gisle gislene gissel gisselle gita gitana gitanjali gitta
gitte gittel gitty giuditta giulia giulian giuliana giulianna giuliano giulietta giulio giuseppa giuseppe
giuseppina giusi giustina giustino giusto giusy givi gizela gizella gizelle gizem gjergj gjermund gjert gjon
gladis gladstone glady gladys glaucia glauco gleb glena glenda glendon glenford glenis glenn glenna glennie
glennis glenny glennys glenys glinda glori gloria gloriana glorianne glorija glover glyn glynda glynis glynn
glynnis gobind goce gocha goda godefroy godelieve godfred godfrey godfried godofredo godwin goffredo gohar
gojko gokay gokce gokhan gokmen goksel goktug gokul golam golan golda goldie goldy golnaz gomez gonca
goncalo gontran gonul gonzague gonzalo goodluck goodwin gopal gopi gor gora goran gorana goranka gorazd
gordan gordana gorden gordie gordon gordy gorel gorete goretti gorica goril gorka gorkem gorm gorman goro
gosia gosta gota gote gottfrid gottfried gotthard gottlieb gottlob gotz govert govind govinda gowri gowtham
goya gozde graca gracelyn gracey gracia gracian graciana graciano gracie graciela graciella gracinda gracjan
gracy gradimir grady graeme graham grahame graig grainne granger granit grantley granville gratia gratien
grayce graydon grayson grazia graziana graziano graziela graziella grazina grazyna grecia greer greg grega
greger gregers gregg greggory gregoire gregor gregori gregoria gregorio gregorios gregory greig grenville
gresa greta gretchen grete gretel gretha grethe grethel greti gretl gretta grettel greyson grier griet
grietje griff griffith grigol grigor grigore grigori grigorii grigorij grigorios grigory grischa grisel
griselda grisell grisha grishma grissel grizel grizelda gro grover grozdana gruffydd gry grzegorz guadalupe
gualberto gualtiero guan guang gudbjorg gudbrand gudmund gudmundur gudny gudrun gudula guendalina guenter
guenther guerin guerino guerric guerrino guglielmo guhan gui guia guida guido guilaine guilbert guilford
guilhem guilherme guilhermina guiliana guillaume guillem guillemette guillermina guillermo guinevere guiomar
guiseppe guislaine gul gulam gulay gulbahar gulcan gulcin gulden guler gulhan gulistan gulizar gullu gulnar
gulnara gulnaz gulnur gulsah gulsen gulseren gulshan gulsum gulsun gultekin gulten guluzar gulzar gumersindo
gunar gunars gunay gunborg gunda gundars gunder gundi gundolf gundula guneet guner gunes guney gungor
gunhild gunilla gunn gunnar gunnel gunnhild gunta guntars gunter gunther guntis guntram gunvald gunvor guo
guodong guoqiang guram gurcharan gurdeep gurdev gurhan guri gurinder gurjeet gurjit gurjot gurkan gurkirat
gurleen gurli gurman gurmeet gurmukh gurneet gurnoor guro gurpal gurpreet gursel gursimran gurtej gurvinder
gurvir gurwinder gus gusta gustaaf gustaf gustas gustav gustava gustave gustavo gustavs gustavus gustaw
guste gusti gustin gusztav guthrie guttorm guus guven guylaine guylene guzel guzin guzman gvido gwen gwenael
gwenaelle gwenda gwendal gwendolen gwendolin gwendoline gwendolyn gwendolyne gweneth gwenllian gwenn
gwennaelle gwennan gwenneth gwenola gwenole gwenyth gwilym gwion gwladys gwydion gwyn gwyneth gwynn gwynne
gwynneth gyan gyda gyongyi gyongyver gyorgy gyorgyi gytis gyula gzim haakon habeeb haben habib habiba
habibah habibe habibullah habil hacene hacer hachiro haci hadar hadas hadasa hadassa hadassah hadda haddon
haddy hadeel haden hades hadi hadia hadiatou hadija hadil hadis hadiya hadj hadja hadji hadleigh hadley
hadrian hadrien hady hadya hadyn hae hafeez hafez hafid hafida hafiz hafiza hafize hafsa hafsah hafssa hagan
hagar hagen hager hagit hagop hai haibo haidar haide haidee haiden haider haidi haidy haifa haifeng haig
haik haila haile hailee hailei hailey haili hailie haily haim haitao haitham haithem haiyan haiying haizea
haja hajar hajara hajer hajera haji hajime hajira hajnal hajnalka hajo hajra hajrudin hakan hakeem haki
hakim hakima hakki hakob hakon hal hala halah haldis haldor halee haleema haleh haleigh halena haley halfdan
hali halia halid halida halide halie halil halim halima halimah halimatou halime halina halis halit halla
hallam halldis halldor halle hallee halley hallgeir halli hallie hallvard hally halsey haluk halvar halvard
halvor halyna hamad hamada hamadi hamda hamdan hamdi hamdy hamed hameed hami hamid hamida hamide hamideh
hamidou hamidreza hamilton hamish hamit hammad hamna hamoud hamouda hampton hampus hamsa hamse hamza hamzah
hamze hamzeh han hana hanaa hanaan hanad hanadi hanae hanah hanako hanan hanane handan hande hane haneef
haneen hanga hanh hani hania hanibal hanieh haniel hanif hanifa hanifah hanife hanifi hanim hanin hanina
hanis haniya hanka hanley hanna hannah hannan hanne hanneke hannele hanneli hannelore hannes hanni hannibal
hannie hanniel hanno hanns hannu hanny hano hanoch hans hansa hansel hansen hansi hansika hansjorg hanson
hanspeter hansruedi hansueli hany hanya hanz hanzo hao haoran haoyu hara haralambos harald haralds haram
haran hardeep hardev hardi hardie hardik harding hareem harel haresh hari hariharan harijs harika harim
harinder harini haris harish harith hariz harjeet harjinder harjit harjot harkirat harlan harland harlee
harleen harleigh harlem harlen harley harli harlie harlin harlo harlow harlowe harly harlyn harman
harmandeep harmanpreet harmeet harmen harminder harmon harmonie harneet harold haroldo haron haroon haroun
harouna harout harpa harpal harper harpreet harrell harri harrie harriet harriett harriette harrington
harriot harris harrison harro harrold harsha harshal harshini harshita harsimran hartley hartman hartmann
hartmut hartwell hartwig haru harue haruhiko haruka haruki haruko harumi harun haruna haruo haruto harutyun
haruyo harveen harvey harvie harvinder harvir hary hasaan hasan haseeb haseena hashem hashim hashir hasib
hasiba hasibe hasim hasina haskell hasmik hasna hasnaa hasnain hasret hassaan hassam hassan hassana hassane
hasse hassen hassiba hassina hasso hasti hastings hatem hatice hatim hatsumi hatti hattie hatty hatun hau
hauke hava haval havana havanna havard havin havva hawa hawley hawra hawraa hawwa haya hayal hayam hayan
hayat hayate hayati hayato haydan haydar haydee hayden hayder haydn haydon hayes hayet hayfa hayk haylee
hayleigh hayley haylie haynes hayrettin hayri hayriye hayrullah hayrunnisa haytham haythem hayward haywood
hazael hazal hazar hazem hazen hazim hazuki heba hebah hebe heber hebert heda hedda heddy hedi hediye hedley
hedvig hedviga hedvika hedwig hedwige hedy hee heena heera hege heida heide heidelinde heidemarie heidi
heidie heidrun heidy heike heiki heikki heiko heili heilwig heimo hein heine heiner heini heino heinrich
heinz heitor hektor hekuran hela helaina helaine helan helana helder heledd heleen heleena helen helena
helene helfried helga helgard helge helgi heli helia heliana heliane helias helin helina heline helio
heliodoro helios helka hella helle hellen hellena hellevi helli hellin hellmut hellmuth helly helma helmar
helmer helmi helmut helmuth heloisa heloise helton helvi hely helya hema heman hemant hemen hemi hemma hemmo
hena henar hend henda henderson hendrick hendricus hendrik hendrika hendrikje hendrikus hendrina hendrix
hendry heng heni henk henley henner henni hennie henning henny henoch henock henok henri henric henrica
henrich henrick henrico henricus henrie henrieta henrietta henriette henriikka henrik henrika henrikas
henrike henrikki henrique henry henryk henryka henson hephzibah hera heraclio heran herbert herberth
herberto herbie herby herculano hercule hercules herdis heri heribert heriberto herlinda herlinde herma
herman hermance hermann hermanus hermela hermelinda hermenegildo hermes hermien hermina hermine herminia
herminie herminio hermione hermon hernan hernando hernani herold herrmann herry herschel hersh hershel herta
hertha herve hervey herwig hery hesham hessa hester hestia heston heta hetti hettie hetty hevin hewitt heydi
heywood hezekiah hiba hibah hibba hibo hicham hichem hicran hidaya hidayet hideaki hidehiko hidekazu hideki
hideko hidemi hidenori hideo hideto hidetoshi hideyuki hiedi hien hieronymus hieu higinio hikari hikaru
hikmat hikmet hila hilaire hilal hilari hilaria hilarie hilario hilarion hilary hilbert hilda hilde
hildebert hildebrand hildebrando hildegard hildegarda hildegarde hildegund hildegunn hilding hildur hildy
hilja hilke hilkka hilla hillard hillary hille hillel hillery hillevi hilliard hilma hilmar hilmer hilmi
hilton hiltrud hima himani himanshu himmat hina hinako hinata hinda hinde hindy hinrich hipolita hipolito
hippolyte hira hiral hiram hiran hiranur hiren hiro hiroaki hiroe hirofumi hirokazu hiroki hiroko hiromasa
hiromi hiromichi hiromu hironobu hironori hiroshi hirotaka hiroto hiroyasu hiroyuki hirsch hisa hisae hisako
hisao hisashi hisham hiten hitesh hitomi hitoshi hiu hiwot hiyam hjalmar hjordis hoa hoai hoan hoang hobart
hocine hoda hodan hoi holden holger holland holley holli hollie hollis holm holman holmes holt homa homero
hon hong hongbin hongwei hongyan hongyi hongyu honora honorata honorato honore honoria honorine honorio
hooman hoorain hooria horace horacio horatio horia horst hortencia hortense hortensia hosam hosea hosein
hosna hosni hossain hossam hossein hou houari houcine houda houria houssam houssein houssem houston
hovhannes howard howell howie hoyt hoyte hrant hripsime hristijan hristina hristiyan hristo hrvoje hua huan
huang huba hubert huberta hubertine huberto hubertus hud huda hudson huey hugh hughes hughie hugo hugues
huguette hui huib huiling huimin huiping hulda hulya huma humaira humayra humayun humbert humberto humera
humeyra humphrey humza hun hunor huntington huntley huong huriye hurley husain husam husayn husein huseyin
husna husnain husni husnu hussain hussam hussan hussein hussen hussien huston hutton huu huub huw huxley huy
huyen huynh huzaifa hyacinthe hyatt hyde hyder hye hyeon hyla hylan hyman hynek hysen hyun hywel iacob
iacopo iacov iago iain ian iana iancu ianis ianna iannis ianthe ianto iara iasmina iason iba ibai iban ibe
iben ibn ibo ibolya ibon ibou ibragim ibraheem ibrahem ibrahim ibrahima ibro ibtihal ibtisam ibtissam
ibtissem ica icaro ichiro iciar iclal ida idalia idalina idalmis idan idania idar idara iddo ide idelfonso
idella idelle idil idir idiris ido idoia idoya idrees idris idriss idrissa idriz idun idunn ieda iesha
iestyn ieuan ieva ifan ife ifeanyi ifeanyichukwu ifeoluwa ifeoma iffat ifigenia ifra ifrah iftikhar iga igal
iggy igino ignac ignace ignacia ignacio ignacy ignas ignasi ignat ignatius ignatz ignaz ignazia ignazio igor
igors ihab ihar ihor ihsan ihsane ihssan iida iikka iina iiris iiro iivo ija ijaz ijeoma ika ikbal ike
ikechi ikechukwu ikenna iker ikhlas iko ikra ikram ikran ikuko ikumi ikuo ila ilaf ilah ilai ilan ilana
ilanit ilari ilaria ilario ilarion ilay ilayda ilda ildar ilde ildefonso ildiko ile ilea ileana ileen ilena
ilene ilenia ilga ilham ilhami ilhan ilhana ilia ilian iliana ilianna ilias ilidio ilie ilies ilija ilijana
ilina ilinca ilinka ilio ilir ilirian ilirjan iliya iliyan iliyana iliyas ilja iljo ilka ilkay ilke ilker
ilkka ilknur illa illan illana illeana illia illiana illias illona illya ilma ilmar ilmari ilmi ilmo ilo
ilona ilonka ilpo ilsa ilse ilva ilya ilyaas ilyan ilyana ilyas ilyass ilyes ilyssa ilza ilze ima imaad
imaan imad imade iman imana imane imani imanol imants imanuel imara imari imbert imbi ime imed imelda imen
imene imer imke imma immacolata immaculada immanuel imme immo imo imogen imogene imola impi imraan imran
imrane imre imri imrich imtiaz ina inaaya inacio inaki inam inan inanna inara inari inas inass inaya inayah
inayat inbal inbar inca inci inda indalecio inder inderjeet inderjit inderpreet indi india indiana indie
indio indira indra indrani indre indrek indu indulis indy indya ine ineke ines inesa inese iness inessa
ineta inez ing inga ingalill ingar inge ingebjorg ingeborg ingeburg ingegard ingegerd ingela ingemar inger
ingfrid ingibjorg ingjerd ingmar ingo ingolf ingomar ingram ingri ingrid ingrida inguna ingunn ingvald
ingvar ingvild inigo inis iniya inja inka inke inken inkeri inma inmaculada inna inne innes innis innocenzo
ino inocencia inocencio inocente insa insaf insiya inta intan inti intisar intissar ioan ioana ioane ioanna
ioannis iola iolanda iole iona ionatan ione ionel ionela ionica ionna ionut iori ioseb iosif iosua ioulia
iouri ipek ippolita ippolito iqbal iqra ira iracema iraida iraj irakli iram iran irantzu irasema irati ireen
ireland irem iren irena irene irenee ireneo ireneusz irenka irfan iria iriana irie irina irine irinel irini
irisa irish irit irja irlanda irma irmak irmantas irmela irmeli irmelin irmgard irmhild irmin irmina
irmingard irmtraud irna iro irsa irshad irv irvin irvine irving irwan irwin iryna isa isaac isaack isaak
isabeau isabel isabela isabele isabelita isabell isabella isabelle isabelo isac isack isadora isadore isael
isah isai isaia isaiah isaias isaie isak isaline isam isamu isana isao isaque isatou isaura isaure isaya ise
isela iselin iseult isha ishaan ishak isham ishan ishana ishani ishaq ishay ishbel ishika ishita ishmael
ishrat ishtar ishtiaq isiah isidor isidora isidore isidoro isidra isidro isil isilda isioma isis iska
iskandar iskander iskender iskra isla islah islam islay isma ismaeel ismael ismahan ismail ismaila ismar
ismat ismay ismene ismenia ismet ismini ismo iso isobel isobell isobella isobelle isola isolda isolde
isolina isotta isra israa israel israfil israr isreal issa issac issachar issah issak issaka issam isse
issei issey issiaka issouf issra isto istvan isuf isy ita itai itala italia italo itamar itay itohan itsuki
itsuko itta itxaso itzel itzhak itziar iulia iulian iuliana iuliu iuri iurie iurii iustin iustina iva ivan
ivana ivane ivanhoe ivania ivanka ivanna ivano ivar ivars ivaylo ive ivelin ivelina ivelise ivelisse iven
iver iverson ives ivet iveta ivett ivette ivey ivi ivica ivie ivin ivis ivka ivo ivon ivona ivone ivonna
ivonne ivor iwan iwao iwo iwona ixchel iya iyad iyan iyana iyas iyed iza izaac izaak izaan izabel izabela
izabele izabell izabella izabelle izadora izaiah izak izan izar izaskun izel izet izhak izhar izidor izolda
iztok izumi izza izzah izzet izzie izzy jaad jaafar jaak jaakko jaan jaana jaanika jaanus jaap jabar jabari
jabbar jaber jabez jabier jabir jabril jac jacalyn jace jacek jacelyn jacen jacey jaci jacie jacinda jacint
jacinta jacintha jacinthe jacinto jackee jackelin jackeline jackelyn jacki jackie jacklin jackline jacklyn
jackson jacky jaclyn jaclynn jaco jacob jacoba jacobi jacobina jacobine jacobo jacobs jacobus jacoby jacopo
jacqualine jacque jacquelene jacquelin jacquelina jacqueline jacquelyn jacquelyne jacquelynn jacquelynne
jacques jacquetta jacqui jacquie jacquiline jacquline jacqulyn jacub jacy jacynthe jad jada jadd jaden jader
jadie jadiel jadine jadon jadran jadranka jadranko jadwiga jadyn jadzia jae jaeda jaeden jaeger jael jaela
jaelle jaelyn jaemin jaeson jaewon jafar jafari jafet jaffar jagan jagdeep jagdish jagger jagjeet jagjit
jagna jago jagoda jagtar jah jahan jahangir jaheim jahel jahid jahir jahleel jahmal jahn jahnavi jahnvi jai
jaid jaida jaide jaideep jaiden jaidon jaidyn jaima jaime jaimee jaimes jaimey jaimi jaimie jaimy jaina
jainaba jaine jair jairo jairus jais jaison jak jaka jakab jake jaki jakie jakim jakke jakki jakob jakobe
jakobina jakobus jakov jakson jakub jakup jala jalal jale jaleel jaleh jalen jalia jalil jalila jalina
jaliyah jalmari jalynn jama jamaal jamaica jamaine jamal jaman jamar jamari jame jamee jameel jameela jamel
jamela jamelia jamelle jamen james jameson jamey jami jamie jamiel jamieson jamil jamila jamilah jamile
jamilia jamilla jamillah jamille jamin jamina jamir jamison jammie jammy jamshed jamshid jamy jan jana janae
janah janai janaina janaki janan janani janat janay janaya jancy jandre jane janean janeane janee janeen
janek janel janell janella janelle janene janessa janet janeta janete janeth janett janetta janette janey
janez jang jani jania janic janica janice janick janicke janie janiel janielle janik janika janin janina
janine janique janira janire janis janise janisha janita janja janka janki janko jann janna jannah jannat
jannatul janne janneke jannel jannelle jannes jannet jannett jannette janni jannica jannice jannick jannicke
jannie jannik jannika jannike jannina jannine jannis janny jano janos janosch jansen janson jantje janu
januario january janus janusz janvi janvier jany janyce jaouad japhet japheth jaquan jaquelin jaquelina
jaqueline jaquelyn jaques jara jarad jardel jared jarek jarel jarell jaren jaret jareth jarett jari jarin
jarina jarkko jarl jarlath jarle jarmila jarmo jarno jaro jarod jarome jaromir jaromira jaron jaroslav
jaroslava jaroslaw jarrad jarrell jarren jarret jarrett jarrod jarron jarryd jarvis jaryd jas jasa jasbir
jascha jasdeep jase jasem jasen jasenka jaser jasha jasia jasim jasin jasir jaskaran jaskiran jaskirat
jasleen jaslene jaslyn jasmeen jasmeet jasmen jasmijn jasmin jasmina jasminka jasmyn jasmyne jasna jasneet
jason jaspal jaspar jaspreet jasraj jassem jassen jasser jassim jasson jasvinder jasvir jaswant jaswinder
jatin jatinder jatta jaume java javad javaid javan javed javen javeria javi javid javier javiera javin javis
javon jawad jax jaxon jaxson jaya jayan jayana jayani jayant jayanta jayanti jayce jaycee jaycie jayda
jaydan jayde jaydee jaydeep jayden jaydon jaye jayesh jayke jayla jaylan jaylee jayleen jaylen jaylene
jaylin jaylon jaylyn jayme jaymee jaymes jaymi jaymie jaymin jayna jayne jaynie jayron jaysen jayson jaz
jazlyn jazmin jazmine jazmyn jazmyne jazon jazzmin jea jean jeana jeananne jeane jeanelle jeanet jeanett
jeanetta jeanette jeanice jeanie jeanina jeanine jeaninne jeanmarie jeanna jeanne jeannet jeannette jeannie
jeannine jeannot jeanny jeanpierre jeany jeb jed jedd jedediah jedidiah jedrzej jee jeena jeet jeevan jef
jeferson jeff jefferey jefferson jeffery jeffrey jeffry jeffy jefrey jefry jehan jehane jehanne jehiel
jehona jehu jeimy jeison jekabs jekaterina jela jelani jelena jelica jelina jelka jella jelle jelmer jelte
jem jema jemaine jemal jemel jemil jemila jemima jemimah jemina jemma jemmy jen jena jenae jenai jenan
jenara jenaro jenay jenaya jency jene jenean jenefer jenel jenell jenelle jenessa jenet jenette jenevieve
jeni jenia jenica jenice jenifer jeniffer jenika jenilee jenina jenine jenita jenn jenna jennah jenne
jennefer jennelle jenner jennet jennette jenni jennica jennie jennifer jenniffer jennika jennilee jennine
jennings jennipher jenny jennyfer jeno jens jensen jensine jenson jeny jeoffrey jeon jeong jeorge jep jephte
jeppe jera jerad jerald jeraldine jeramie jeramy jerard jere jered jerel jerell jereme jeremey jeremi
jeremia jeremiah jeremias jeremiasz jeremie jeremy jeri jerica jericho jerico jeriel jerilyn jerimiah jerina
jerker jerko jermain jermaine jernej jerneja jerod jeroen jerold jerom jerome jeromy jeron jeronim jeronima
jeronimo jerrard jerred jerrel jerrell jerri jerrica jerrie jerrod jerrold jerry jerson jerusha jervis jery
jerzy jes jeshua jesi jesica jesika jesko jeslyn jeson jesper jess jessa jessalyn jessamy jessamyn jesse
jesseca jessee jessen jessenia jessey jessi jessica jessie jessika jesslyn jessy jessyca jessye jessyka
jesus jesusa jeta jethro jetmir jeton jett jetta jette jevan jevgeni jevgenija jevgenijs jevin jevon jewell
jewelle jez jezabel jhoan jhoanna jhon jhonatan jhonathan jhonny jhony jia jiahao jiahui jiajia jiajun jiali
jiaming jian jiana jianan jianfeng jiang jianhua jianjun jianlin jianna jianping jianwei jianwen jiao jiaqi
jiarui jiawei jiawen jiaxin jiayi jiaying jibran jibril jie jieun jigar jigme jihan jihane jil jilian jill
jillian jilly jim jimena jimi jimin jimmi jimmie jimy jin jina jinan jinane jinda jindra jindrich jing
jingjing jingyi jingyu jinho jinhua jinju jinny jino jinyu jireh jiri jirina jirka jiro jiska jitendra jitka
jitske jivan jiwon jiya jiyan jiyoung joa joab joachim joacim joah joakim joal joan joana joane joanes joani
joanie joanita joann joanna joannah joanne joannes joannie joannis joanny joany joao joaquim joaquin
joaquina joar joas joash jobe jobeth jobie jobst joby jocelin joceline jocelyn jocelyne jocelynn jochem
jochen jodee jodelle jodene jodi jodie jodine jodok jody joe joel joela joele joelene joelie joeline joell
joella joelle joellen joelma joely joelyn joen joep joerg joeri joeseph joesph joetta joey joffre joffrey
jofre joginder joh johan johana johane johann johanna johannah johanne johannes johanny johara johna
johnatan johnathan johnathon johnette johnie johnn johnna johnni johnnie johnny johnpaul johnson johnston
johny joi joia joice joie joji jojo jokin joko jokubas jola jolan jolana jolanda jolande jolanta jolanthe
jole jolee joleen jolena jolene joli jolie jolien jolijn jolin jolina joline jolita jolyn jolyne jolynn
jolyon jomana jomar jomo jon jona jonael jonah jonan jonas jonatan jonatas jonatha jonathan jonathen
jonathon jonay jone jonel jonell jonelle jones jonette jong joni jonida jonie jonina jonis jonn jonna
jonnathan jonne jonni jonnie jonny jonpaul jons jonte jonty jony joo jools joon joona joonas joop joos joost
joppe jora joram joran jord jordan jordana jordane jordanka jordann jordanna jordanne jordano jorden jordi
jordie jordin jordina jordis jordon jordy jordyn jorel joren jorg jorga jorge jorgelina jorgen jorgia jorgie
jorgina jori jorian jorid jorie jorien jorik jorin jorina jorinde joris jorja jorje jorma jorn jorrit jorun
jorunn jory jos josa josafat josanne josaphat joscelin josceline joscelyn joscelyne joschka joschua jose
joseba josee josef josefa josefien josefin josefina josefine joselin joseline joselito joselle joselyn
joselyne josep joseph josepha josephat josephe josephin josephina josephine josephus josetta josette josey
josha joshua joshuah josi josia josiah josian josiane josianne josias josie josif josimar josina josine
josip josipa joslin joslyn joss josse josselin josseline josselyn josselyne jossie josslyn jost jostein josu
josua josuah josue josuha josune josy jotham joud jouko joumana jouni jourdain jourdan jouri joury jovan
jovana jovani jovanka jovanna jovanni jovanny joven jovi jovian jovica jovie jovin jovina jovita jovo jowan
jowita joya joyce joycelyn joye joyel joze jozef jozefa jozefina jozeph jozo jozsef jua juan juana juanita
juanito juanjo jubal jud juda judah judas judd jude judee judi judicael judie judit judita judite judith
judson judy judyta juel juergen juha juhan juhana juhani juhi juho jujhar jukka jul jula jule julee julen
julene jules juli julia julian juliana juliane juliann julianna julianne juliano julide julie julieann
julieanne julien juliene juliet julieta julieth julietta juliette julija julijan julijana julika julina
juline julio julisa julissa julita julitta julius juliusz juliya julka jullian jullie july julya julyan juma
juman jumana jumanah jun juna junaid junayd june jung juni junia junichi junie junis junius junji junjie
junko juno junpei junus junwei junyi junyu juozas jupiter jura juraj jurate jure jurek jurg jurga jurgen
jurgis jurgita juri jurica jurij jurijs juris jurjen juro jurre jurriaan jusra jussara jussi justa justas
juste justen justi justin justina justinas justine justinian justiniano justino justis justo justus justyn
justyna justyne jusuf juta jutta juul juuso juvenal juvencio juventino juwan jwan jye jyoti jyotsna jyri
jyrki jytte kaan kaare kaarel kaaren kaari kaarin kaarina kaarle kaarlo kaat kabeer kabel kabir kacem kacey
kaci kacia kacie kacper kacy kada kadar kaddy kade kadee kadeem kaden kadence kader kadesha kadi kadia
kadiatou kadidia kadidja kadie kadija kadijah kadin kadir kadisha kadra kadri kadriye kady kae kaede kaeden
kael kaela kaelan kaelen kaeli kaelin kaely kaelyn kaethe kaetlyn kagan kage kahil kahina kahlan kahlil kaho
kai kaia kaid kaidan kaide kaiden kaidi kaido kaie kaige kaii kaija kail kaila kailah kailani kailas kailash
kaile kailee kaileigh kailen kailey kaili kailie kailin kaily kailyn kain kaina kainat kaine kaio kaique
kaira kaire kairi kairo kais kaisa kaiser kaisha kaisu kaitlan kaitlin kaitlyn kaitlynn kaito kaius kaiwen
kaiya kaj kaja kajal kajetan kajsa kajus kakha kal kala kalam kalan kalani kalea kaleah kaleb kaled kalee
kaleem kaleen kaleena kaleigh kalel kalem kalen kalena kalervo kalev kalevi kaley kali kalia kalib kalid
kalie kalifa kalil kalila kalim kalin kalina kalinda kalinka kaliopi kalisha kalissa kalista kaliya kalju
kalla kallan kalle kallen kalli kallie kalliopi kallista kallum kally kalman kaloyan kalpana kaltrina kalum
kalvin kaly kalya kalyan kalyana kalyani kalyn kalyna kam kama kamaal kamal kamala kamali kamaljit kamani
kamar kamara kamau kamber kambiz kamden kameko kamel kamelia kamen kamer kameron kami kamiel kamil kamila
kamilah kamile kamilia kamilla kamille kamilo kamilya kamini kamla kamlesh kamran kamron kamrul kamryn
kamyar kan kana kanae kanako kaname kanan kanchan kandace kande kandi kandice kandis kandy kane kang kani
kanika kanisha kanishka kanita kanna kannan kano kanon kanta kanwal kanya kanye kao kaon kaori kaoru kaoutar
kaouther kapil kaplan kar kara karah karalee karalyn karam karamo karan karandeep karar karas kardelen kardo
kare kareem kareema kareen kareena karel karelia karelle karem karen karena karene karenza karey kari
karianne karie kariem karim karima karimah karime karin karina karine karinna karinne karis karisa karishma
karisma karissa karita karl karla karle karlee karleen karleigh karlen karlene karley karlheinz karli karlie
karlien karlijn karlin karlina karline karlis karlo karlos karlotta karly karlyn karman karmel karmela
karmele karmen karmin karmina karn karna karo karol karola karole karolien karoliina karolin karolina
karoline karolis karoly karolyn karon karra karrar karren karri karrie karrin karsen karson karsten kartar
karter karthik karthika kartik kartika kartikeya karun karuna karwan kary karyl karyn karyna karyne karys
kas kasandra kaseem kasem kasey kash kasha kashif kashish kashmir kasi kasia kasie kasim kasimir kasmira
kason kaspar kasparas kaspars kasper kaspian kasra kass kassandra kassem kassi kassia kassian kassiani
kassidy kassie kassim kassy kastriot kasumi kat kata kataleya katalin katalina katana katara katariina
katarina katarzyna kate katee katelijne katelin kateline katell katelyn katelyne katelynn katelynne kateri
katerin katerina katerine kateryna katey kath katha kathaleen katharin katharina katharine katharyn kathe
katheleen katherin katherina katherine katherinne katheryn katheryne kathi kathia kathie kathinka kathleen
kathlen kathlene kathlyn kathrin kathrina kathrine kathryn kathryne kathy kathya kathyrn kati katia katiana
katica katie katina katinka katiuscia katiuska katja katka katleen katlin katlyn katlynn kato katrena katri
katriana katrice katrien katriina katrijn katrin katrina katrine katriona katryn katryna katsiaryna
katsuhiko katsuhiro katsuji katsuko katsumi katsutoshi katsuya katsuyuki kattie katty katy katya kaua kauan
kauko kaur kauri kausar kaushal kaushik kavan kaveh kaveri kavi kavin kavish kavita kavitha kavya kawa kawan
kawika kawsar kawtar kawthar kawther kay kaya kayan kayce kaycee kayci kaycie kayde kaydee kayden kaydence
kaye kayhan kayla kaylah kaylan kayle kaylea kaylee kayleen kayleigh kaylem kaylen kaylene kayley kayli
kaylie kaylin kaylyn kaylynn kayna kayne kayo kayode kayoko kayra kayron kaysha kaysie kayson kayte kaytee
kaytlin kaytlyn kayvan kayvon kaz kazeem kazem kazi kazim kazimiera kazimieras kazimierz kazimir kazmer
kazuaki kazue kazuhiko kazuhiro kazuhisa kazuki kazuko kazuma kazumasa kazumi kazunari kazunori kazuo
kazushi kazutaka kazuto kazuya kazuyo kazuyoshi kazuyuki kazys kea keagan keala kealan kealey kealy kean
keana keanan keane keanna keano keanu keara kearney keaton keavy kebba kecia kedar kedra kee keean keefe
keegan keela keelan keeley keelie keelin keely keena keenan keera keeran keerthana kees keesha keeva kegan
kehinde kei keifer keigo keiichi keiji keijo keiko keil keila keilah keilan keily kein keina keir keira
keiran keiron keisha keisuke keita keith keitha keivan keizo keke kel kelan kelby kelcey kelci kelcie kelcy
kelda kelechi keleigh kelen keli kelia kelian kelin kelis kelisha kelita kell kellan kelle kellee kelleigh
kellen keller kelley kelli kellie kelly kellyann kellyanne kellye kellyn kelsea kelsey kelsi kelsie kelso
kelson kelsy keltie kelton kelvin kelvyn kely kelyn kemal kemar kemi kemo kemp kemuel kena kenai kenan kenda
kendal kendall kende kendel kendell kendon kendra kendric kendrick kendy kendyl kenechukwu keneth keng kengo
keni kenia kenichi kenisha kenji kenjiro kenley kenn kenna kennan kennard kennedi kennedy kennet kenneth
kenney kenni kennie kennith kenny keno kenric kenrick kenroy kensi kensie kensley kensuke kent kenta kentaro
kenth kentin kento kenton keny kenya kenyatta kenyon kenza kenzi kenzie kenzo kenzy keo keon keona keoni
kepa kera keran kerby kerem keren kerena kerensa keri kerian keriann kerianne kerim kerin kerina keris
kerith kerli kermit kern keron kerr kerri kerrian kerriann kerrianne kerrie kerrigan kerrin kerron kerry
kerryann kerryn kersten kersti kerstin kert kerttu kervin kerwin keryn kes kesa kesha keshav keshia kesia
kessia kester keston kestutis keta ketan ketevan keti ketil ketsia ketty keturah kety keva kevan keven kevin
kevina kevon kevork kevser kevyn kewin kexin keya keyaan keyan keyana keyanna keyla keylan keyna keynan
keyon keyra keysha keyshawn keyshia keyvan keywan kezban kezia keziah keziban kha khaalid khachik khadar
khadeeja khader khadidja khadija khadijah khadim khadir khadra khady khai khaila khaira khairi khalaf khaled
khaleel khaleesi khali khalid khalida khalidah khalif khalifa khalil khaliq kham khamis khang khanh khansa
khaoula khara khari kharis khary khatija khatuna khawar khawla khaya kheira khia khiara khiem khin khira
khizar khloe khoa khoi khouloud khris khristian khristina khrystyna khuong khuram khurram khurshid khushboo
khushi kia kiaan kiah kiam kian kiana kiani kianna kiara kiaran kiarra kida kidane kidd kie kiefer kieffer
kiel kiele kiely kien kienan kier kiera kieran kieren kiernan kieron kierra kiersten kiesha kiet kieth kieu
kiira kika kiki kiko kikue kikuko kikuo kila kile kiley kilian killian kilyan kim kima kimani kimara kimba
kimbal kimball kimber kimberlee kimberleigh kimberley kimberli kimberlie kimberly kimberlyn kimbra kimi
kimia kimie kimiko kimio kimiya kimm kimmi kimmie kimmo kimmy kimo kimon kimora kimya kina kinan kincso
kindra kine kinga kingsley kingston kinley kino kinsey kinsley kinya kinza kion kiona kip kipp kira kiran
kirana kirandeep kirat kirby kire kiren kiri kiriaki kirian kiril kirill kirin kirk kirkland kiro kiron
kirsi kirsteen kirsten kirsti kirstie kirstin kirstina kirstine kirsty kirstyn kirt kirti kiryl kisa kisha
kishan kishore kita kitana kito kitt kitti kittie kiva kivanc kiya kiyah kiyan kiyana kiymet kiyo kiyoko
kiyomi kiyoshi kiyotaka kizzie kizzy kjartan kjeld kjell kjersti kjerstin kjetil klaartje klaas klara
klarisa klarissa klas klaudia klaudija klaudio klaudiusz klaus klavdia klavdija klavs klayton klea kleber
klein kleio klemen klemens klement klementina klementine kleo kleopatra klevis kliment klint kloe knox knud
knut knute koa koba kobe kobi kobie koby koda kodi kodie kodjo kody koen koenraad koffi kofi koh koharu
kohei kohen kohl koi koichi koichiro koji kojo kok koki koko kokou kol kolawole kolby koldo kole kolin kolja
koloman kolos kolton kolya komal kona konan kong konnie konnor konrad konsta konstance konstancja konstantia
konstantin konstantina konstantine konstantinos konstanty konstanze koos kora korab koral koray korben
korbin korbinian kordelia kordian kordula koren korey kori korie korin korina korine korinna kornel kornelia
kornelija kornelius korneliusz korrie kort kortney kory kosa kosma kosmas kossi kosta kostadin kostadinka
kostantinos kostas kostiantyn kostja kosuke kota kotaro kotomi kotryna kou koula kourosh kourtney kouta kozo
kozue kraig krasimir krasimira kremena krenar kreshnik kresimir krikor krina kris krish krisha krishan
krishma krishna krishnan krisna kriss krissa krissie krissy krist krista kristal kristan kristanna kristaps
kriste kristeen kristel kristell kristelle kristen krister kristers kristi kristian kristiana kristiane
kristianna kristianne kristiano kristians kristie kristien kristiina kristijan kristin kristina kristine
kristinn kristjan kristjana kristo kristof kristofer kristofers kristoff kristoffer kristofor kristopher
kristos kristupas kristy kristyn kristyna krisztian krisztina krithika kriti kritika krizia kron krsto krum
krunoslav krupa krys krysia kryspin krysta krystal krystel krystelle krysten krystian krystie krystin
krystina krystine krystle krystof krystyn krystyna krzysztof ksawery ksenia kseniia ksenija kseniya ksenja
kuan kuba kubilay kubra kudakwashe kudret kui kujtim kukka kuldeep kuldip kulli kulsum kulwant kulwinder kum
kumail kumar kumari kumba kumi kumiko kun kunal kunigunde kunihiko kunihiro kuniko kunio kuno kursad kurt
kurtis kurumi kush kushal kushtrim kustaa kusum kutay kuzey kveta kvetoslav kvetoslava kwabena kwadwo kwaku
kwame kwami kwan kwang kwasi kweku kwesi kwok kya kyah kyan kyana kyanna kyara kyaw kye kyell kyla kylah
kylan kyle kylee kyleigh kylen kylene kyler kylian kylie kyllian kyllikki kylo kym kymani kymberley kymberly
kyna kynan kyo kyohei kyoko kyomi kyosti kyosuke kyra kyrah kyran kyren kyria kyriaki kyriakos kyrie kyril
kyrill kyrillos kyron kyros kyrre kyrsten kyrylo kysha kyu kyung laban labib labiba labinot lacee lacey
lachezar lachlan lachlann laci lacie lada ladan ladi ladina ladislao ladislau ladislaus ladislav ladislava
ladji lado ladonna lael laela laelia laerke laeticia laetitia lafayette lahcen lahja lahna lai laia laiba
laida laika laila lailah laili laily laima laimonas laimute laina laine lainey laini lainie laira laird lais
laisa laith laiza lajla lajos lakeisha laken lakesha lakhdar lakhvir lakhwinder lakiesha lakin lakisha
lakota lakshmi laksmi lal lala lalaina lale laleh lali lalia lalie lalit lalita lalitha lalla lallie lally
lalo laly lamar lamara lamarr lambert lamberto lambertus lambros lamees lamia lamiaa lamiae lamija lamin
lamine lamis lamiya lamont lamorna lamya lan lana lanae lanah lancelot landa landen landis lando landon
landry landy lanelle lanette laney lanfranco lang langdon langley langston lani lania lanie lanier lanika
lanita lanna lanny lano lansana lany lanya lao laoise lapo laquita lara larae larah laraib laraine laramie
larbi lareen lareina laren larena lari larina laris larisa larissa laritza larkin laron larraine larry lars
larsen larson larue lary larysa laryssa lasha lashana lashawn laslo lasma lassana lasse lassi laszlo lata
latanya latasha lateef lateesha latesha latha latham lathan laticia latif latifa latifah latife latika
latina latisha latitia latonia latonya latoya latrell latrice lau lauchlan lauma launa laura lauraine laural
lauralee lauran laurana laurance laurane lauranne laure laurea laureana laureano laureen laureline laurell
laurelle lauren laurena laurence laurencia laurene laurenne laurens laurent laurentia laurentina laurentine
laurentino laurentiu laurentius laurenz laureta lauretta laurette laurey lauri lauria laurian lauriane
laurianne laurice laurids laurie laurieann laurien laurier laurin laurina laurinda laurine lauris laurisa
laurissa laurita laurits lauritz lauro laury lauryn laurynas lautaro lav lavan lavanya lavar lavell lavelle
lavena lavera lavern laverne lavin lavina lavinia lavon lavonne lawan lawanda lawerence lawrance lawren
lawrence lawrie lawson lawton laxman laxmi laya layah layal layan layana layane laye layla laylah layli
layna layne laynie layra layth layton lazar lazara lazare lazaro lazaros lazarus lazer lazlo lazo lazzaro
leah leal leana leanda leander leandra leandre leandro leandros leane leann leanna leanne leanor leanora
lear leara leart learta leasa leatha leatrice lebron lech lecia leda ledion leea leeann leeanna leeanne
leela leelah leeland leelo leeloo leen leena leendert leeni leeon leeroy leesa leesha leevi leeya leeza
lefteris legrand leha lehel leia leiah leib leida leidy leif leigh leigha leighann leighanne leighton leila
leilah leilani leilanie leili leilla leina leira leire leisa leisha leith leiv leiya leja lejla lek lela
lelah leland lelde lele lelia lelio lella lem lema leman lemar lembit lemi lemmy lemoine lemuel len lena
lenah lenaic lenard lenart lenda lendon lene lenea lenette leng leni lenia lenie lenin lenise lenita lenja
lenka lenke lenn lenna lennard lennart lennert lenni lennie lennis lennon lennox lenny leno lenon lenora
lenore lenox lenwood leny lenya lenz leo leobardo leocadia leocadie leocadio leokadia leola leon leona
leonard leonarda leonardo leonardus leonas leonce leoncio leone leonel leonela leonell leonella leonello
leonetta leonette leonhard leoni leonia leonice leonid leonida leonidas leonide leonides leonie leonila
leonilda leonilde leonis leonit leonita leonna leonne leonor leonora leonore leontien leontin leontina
leontine leony leopold leopolda leopoldina leopoldine leopoldo leor leora leos leota leovigildo lepa
leposava lera leron leroy les lesa lesbia lesha lesia leslee lesleigh lesley lesli leslie lesly leslye
lessie lester leston lesya leszek leta letecia letha leticia letisha letitia letizia leto letta letterio
lettice letticia lettie letty leutrim lev leva levan levana leven levent levente levi levin levina levinia
levis levon lew lewi lewie lewin lewis lewys lex lexa lexi lexia lexie lexington lexis lexus lexx lexy leya
leyah leyan leyana leyda leydi leyla leylah leyland leyli leyna leyre leyton lezlie lia liah liala liam lian
liana liane liang liann lianna lianne liano liara lias liat liba liban libardo libbi libbie libby libe
libera liberata liberato libero libert liberta libertad liberto libi libia libin libor liboria liborio lica
licia licinia licinio lida liddy lidia lidiana lidiane lidie lidija lidio lidiya lidmila lido lidwina
lidwine lidy lidya lieke liel liela lielle liem liena liene liesa liesbet liesbeth liese liesel lieselotte
liesje liesl liette liev lieve lieven liezel liezl lifeng liga ligaya ligia ligita liia liina liis liisa
liisi lija lijana lijuan lijun lika lil lila lilach lilah lilan lilas lile lilea lilette lili lilia liliam
lilian liliana liliane lilianna lilianne lilias lilibeth lilie lilien lilija lilijana lilit lilita lilith
liliya lilja liljana lill lilla lillah lille lillemor lilli lillia lilliam lillian lilliana lilliane
lillianna lillianne lillie lillith lillo lilly lilo lilou lilu lilya lilyan lilyana lilyane lilyann lilyanna
lilyanne lilybeth lim lima liman limei limor lin lina linah linard linas linc lincoln lind linda linde
lindell lindi lindie lindis lindita lindley lindo lindon lindsay lindsey lindsy lindy linea linet linetta
linette linford ling lingling linh lini linley linlin linn linna linne linnea linnette linnie lino linor
linos linoy linsay linsey linton linus linwood linzi linzy lio lioba liona lionel lionell lionella lionelle
lionello lionnel lior liora lipa liping liran liria liridon liridona lirije lirim lirio liron lis lisa
lisabeth lisamarie lisandra lisandro lisann lisanna lisanne lisbet lisbeth lise lisel liselle liselot
liselott liselotte lisen liset liseth lisett lisetta lisette lisha lisi lisia lison liss lissa lissandra
lisset lisseth lissett lissette lissi lissie lissy lister liston lita lital lito litsa liu liuba liubov
liucija liudas liudmila liudmyla liutauras liv liva livan livana livi livia livian liviana livie livija
livingston livio liviu livy livya liwen liwia lixia liya liyah liyan liyana liying liyu liz liza lizabeth
lizandra lizanne lizardo lizbeth lize lizet lizeth lizette lizi lizie lizy lizz lizza lizzi lizzie lizzy
ljerka ljilja ljiljana ljuba ljuban ljubica ljubinka ljubinko ljubisa ljubo ljubomir ljubov ljudmila ljupka
llana llewellyn llewelyn lleyton llinos llorenc lloyd lluc llucia lluis lluisa lluna lluvia llywelyn loa
loai loana loanne loay lobke lobna loc lochlainn lochlan lochlann locke lodewijk lodovica lodovico loe loek
loena loes logan loghan lohan loi loic loick loida loik lois loisa loise lojain lok loke loki lokman lola
lolita lolla lolly lolo loma loman lon lona londa london longin longina loni lonie lonna lonneke lonni
lonnie lonny lopez lora lorain loraine lorainne loralee loralie loran lorana lorand loranne lorant lorayne
lorcan lorea loreana loredana loree loreen loreena lorelai lorelay lorelei loreley lorelie lorell lorella
lorelle lorely loren lorena lorence lorene lorenna lorens lorent lorentz lorenz lorenza lorenzo loresa
loreta loreto loretta lorette loretto lori loria lorian loriana loriane loriann lorianne loriano lorie
lorien lorik lorilee lorimer lorin lorina lorinda lorine loring loris lorisa lorissa lorita lorna lorne
lorrain lorraine lorren lorretta lorri lorrie lorrin lorris lory loryn lorys lota lotfi lothar lotta lotte
lotten lotti lottie lotty lou louai louan louana louane louann louanna louanne louay loubna louca loucas
louella loughlin loui louie louis louisa louise louisette louisiana louison louiza louize louka loukas
loukia loula loulou louna lounes loup lourdes lourenco lova loveday loveleen lovell lovett lovie lovina
lovis lovisa lovise lovro lowe lowell lowen lowie lowis lowri lowry loy loyce loyd loyola loys lua luan
luana luane luann luanna luanne luara luay luba lubica lubin lubna lubomir lubomira lubor lubos lubov luc
luca lucan lucas lucca luccas lucciano luce lucelia lucena lucero lucette luchia luci lucia lucian luciana
luciane lucianna lucianne luciano lucie lucien luciene lucienne lucija lucijan lucila lucile lucilia lucilla
lucille lucina lucinda lucine lucio lucious lucita lucius lucja lucjan lucka lucrece lucrecia lucretia
lucrezia lucus lucy lucyna luda luder ludger ludivina ludivine ludmila ludmilla ludo ludovic ludovica
ludovico ludovicus ludovika ludvig ludvik ludwig ludwik ludwika ludwin ludwina luella luena lui luiggi luigi
luigia luigina luigino luis luisa luisana luise luisella luitgard luiz luiza lujain lujza luk luka lukas
lukasz luke luken lukman lula lulia luljeta lulla lulu lulzim lum luma lumen lumi lumina luminita lumir lun
luna lunetta luo lupe lupita luqman lura lurdes lurlene lurline lusia lusine lutfi lutfiye luther lutz luu
luuk luul lux luz luzi luzia luzie luzius luzmila lya lyah lyall lyam lyan lyana lyann lyanna lyanne lycia
lyda lydia lydie lydon lyell lyes lygia lykke lyla lylah lyle lylia lylian lyly lyman lyn lyna lynda lynde
lyndel lyndell lynden lyndi lyndia lyndie lyndon lyndsay lyndsey lyndsie lyndsy lyndy lyne lynell lynelle
lynette lynley lynn lynna lynne lynnea lynnette lynsay lynsey lynton lyon lyonel lyra lys lysa lysander
lysandra lysandre lysanne lysbeth lyse lysette lysiane lyssa lyuba lyuben lyubomir lyubov lyudmila lyudmyla
lyvia maaike maalik maame maan maaret maaria maarika maarit maarja maarten maartje maaya maayan maaz mabel
mabelle mable mabrouk mabrouka mac macaire macarena macario macaulay macauley macdonald maceo macey
macgregor macha machiel machiko machteld maci macie maciej maciek maciel mack mackay mackenzi mackenzie
mackinley macklin macky maclean macon macrina macy mada madaleine madalen madalena madalin madalina madaline
madalyn madalynn madan madani madara maddalena maddi maddie maddison maddox maddy madeeha madelaine madelein
madeleine madelen madelena madelene madelief madelin madelina madeline madelon madelyn madelyne madelynn
madelynne madge madhav madhavi madhu madhumita madhuri madi madia madie madigan madiha madilyn madina madis
madisen madison madisson madisyn madita madjid madlaina madlen madlena madlyn mado madoc madoka madona
madonna mady madyson mae maebh maegan maeghan mael maela maelia maelie maelis maelle maely maelys maeva
maeve mafalda mag magali magalie magaly magan magda magdala magdalen magdalena magdalene magdaleno magdalina
magdaline magdalini magdeleine magdi magdolna magdy maged magen maggi maggie maggy magi magid magin magloire
magna magnar magne magnhild magni magno magnus magomed maguelonne maguette maguy mah maha mahad mahala
mahalia maham mahamad mahamadou mahamed mahammad mahammed mahamoud mahamud mahan mahasin mahathi mahaut
mahbub mahdi mahdia mahdiya mahdy mahe maheen mahendra maher mahesh mahfuz mahfuza mahi mahika mahima mahin
mahir mahira mahjoub mahlet mahlia mahlon mahmod mahmood mahmoud mahmud mahmut mahnaz mahnoor maho mahomed
mahreen mahrukh mahsa mahshid mahtab mahwish mahya mai maia maialen maiara maic maica maico maicol maicon
maida maide maider maie maiga maija maiju maik maika maike maikel maiken maiko maikol maila maile mailen
maili mailin mailis maily mailyn mailys maimoona maimouna maimuna maina mair maira maire mairead mairi
mairin mairtin mais maisa maisey maisha maisie maison maissa maisy maita maitane maite maithe maitiu
maitland maitri maiwenn maiya maiza maizie maj maja majbritt majd majda majdi majed majeed majella majid
majida majka majken majlinda majorie mak maka makaio makala makan makar makarios makayla makbule makeba
makeda makena makenna makenzie makhan maki makiko makka mako makoto makram maks maksim maksimilian
maksimilijan maksimiljan maksims maksym maksymilian makyla mal mala malaak malachi malachy malaika malak
malakai malan malang malani malavika malay malaya malcolm malcom malea maleah malee maleeha maleek malek
maleka malen malena malene malfrid malgorzata mali malia maliah malica malick malie maliha malik malika
malikah malin malina malinda malini maliq malisa malisha malissa maliya maliyah malka malkhaz malkit malla
malle mallika mallorie mallory mally malo malone malorie malory malou malte malu malva malvern malvika
malvin malvina malvine malwina maly mamadi mamadou mamadu mamady mamdouh mame mami mamia mamie mamiko mamoru
mamoudou mamoun mamta mamuka mamun mana manaal manabu manaf manahil manal manali manami manan manana manar
manas manasa manasi manasse manasseh manasvi manav manda mandana mande mandee mandeep mandela mandi mandie
mandisa mandy maneet manel manelle manfred manfredi manfredo manh manha mani manik manika manila maninder
manish manisha manja manjeet manjinder manjit manjot manju manjula manley manlio manmeet mann mannat manne
mannix manny mano manoa manoel manoela manohar manoj manola manolis manolita manolito manolo manolya manon
manos manou manouk manpreet manraj manreet manrique mansi manson mansoor mansor mansour mansur mantas manu
manuel manuela manuele manuelita manuella manuelle manus manveer manvir manya manzoor mao maor maqsood mara
marah maral maralyn maram maranatha maranda marat maravillas maraya marbella marc marca marcal marcantonio
marcas marceau marcee marcel marcela marcele marceli marcelia marcelin marcelina marceline marcelino
marcelis marcell marcella marcelle marcellin marcellina marcelline marcellino marcello marcellus marcelo
marcha marchelle marci marcia marcial marciana marciano marcie marcien marcin marcine marcio marcis marck
marco marcos marcus marcy mardi mardochee mardy marea maree mareen mareena marei mareike mareile marek
marella maren marena maresa maressa maret mareta maretta mareva marfa marg marga margalida margalit margaret
margareta margarete margareth margaretha margarethe margarett margaretta margarette margarida margarit
margarite margaritha margarito margaux marge margeaux margerie margerita margery margherita margi margie
margit margita margitta margo margorie margot margoth margreet margret margrete margreth margrethe margriet
margrit marguerita marguerite margueritte margus margy marharyta mari mariagrazia mariah marialuisa mariam
mariama mariame marian mariana mariane marianela marianella mariangel mariangela mariani mariann marianna
marianne mariannick mariano marianthi mariapia mariarosa mariarosaria mariateresa mariatou maribel maribelle
maribeth marica maricar maricarmen marice maricel maricela maricia maricica maricka maricris maricruz marida
marie mariea marieann marieanne marieke mariel mariela mariele marielena mariell mariella marielle mariellen
marielouise mariely mariem marieme marien marienne mariesa mariet marieta marietta mariette marieve marigona
mariia marij marija marijan marijana marijane marije marijeta marijke marijn marijo marijus marik marika
marike marikka mariko marilda marilee marilena marilene marili marilia marilin marilina marilis marilisa
marilla marilou marilu mariluz marily marilyn marilyne marilynn marilynne marin marinda marinel marinela
marinella marinelle marinette marinka marinko marinna marino marinos marinus mario marioara mariola
mariolina marion mariona marios maris marisa marisabel marise marisel marisela marisha mariska marisol
marissa maristela maristella marit marita marite marites maritha maritsa maritta maritxu maritza mariuccia
marium marius mariusz marivel marivi marivic mariya mariyah mariyam mariyan mariyana mariza marizela marja
marjaana marjan marjana marjane marjanne marjatta marje marjeta marjetka marji marjie marjo marjolaine
marjolein marjolijn marjon marjorie marjory marju marjukka marjut markas marke markel markell markella
marketa marketta markham markian markie markita markku marko markos markus markuss marky marla marlaina
marlaine marlan marlana marlea marlee marleen marlei marleigh marlen marlena marlene marlenis marley marli
marlia marlie marlies marliese marlina marline marlis marlisa marlise marlo marloes marlon marlou marlow
marlowe marly marlyn marlyne marlys marlyse marmaduke marna marne marnee marney marni marnie marnix marny
maro maron maros maroua marouan marouane marque marques marquez marquita marra marri marrion marrisa
marrissa marrit marsa marsden marsel marsela marsha marshall marsia marta marte martel martell martha marthe
marti martie martien martijn martim martina martine martinho martiniano martino martinus martita marton
martta martti marty martyn martyna martynas martyne maru marua maruan maruf maruja marus marusa maruschka
maruska maruta marv marva marvella marven marvin marvyn marwa marwah marwan marwane marwin marx mary marya
maryam maryama maryan maryana maryann maryanna maryanne marybel marybelle marybeth marye maryelle maryellen
maryem maryia maryjane maryjo maryka marykate maryla marylee marylene marylin maryline marylise marylou
marylyn maryn maryna maryon maryrose marysa maryse marysia marysol maryssa maryum maryvonne marzena marzia
marzieh marzio masa masaaki masae masafumi masaharu masahiko masahiro masahito masakatsu masakazu masaki
masako masal masami masamichi masamitsu masanao masanobu masanori masao masaru masashi masataka masato
masatoshi masaya masayo masayoshi masayuki mascha masen masha mashal masih masood masooma masoud masoumeh
massa massi massiel massimiliano massimo massinissa massoud massy masud masum masuma masumi masuo mata matan
matar matas matea mateen matei matej mateja mateo mateos mateu mateus mateusz mathe mathea matheo matheos
matheson matheus mathew mathews mathias mathieu mathijs mathilda mathilde mathis mathurin mathyas mathys
mati matia matias matic matija matilda matilde matin matina matis matiss matisse matjaz matko mato matrona
matsuo mattea matteo matteus mattew matthaeus matthaus mattheo mattheus matthew matthews matthias matthieu
matthijs matthis matthys matti mattia mattias mattie mattin mattis matty matus matvei matvej matvey maty
matyas matylda matz mau maud maude maudie maui maung mauno maura maureen mauren maurene mauri maurice
mauricette mauricia mauricio maurie maurilio maurin maurina maurine maurita maurits mauritz maurizia
maurizio mauro maurus maury maurycy mavi mavie mavis mavrick mawa mawada maxence maxene maxfield maxi maxie
maxime maximiano maximiliaan maximilian maximiliane maximiliano maximilien maximillian maximillion maximin
maximina maximino maximo maximos maximus maxine maxmilian maxton maxwel maxwell maxx maxym maxymilian maya
mayada mayah mayan mayana mayank mayar mayara maybelle maycon mayda maye mayela mayer mayke maykel mayla
maylee maylene mayli maylie maylin mayling maylis mayme maynard mayowa mayra mayron mays maysa maysaa maysam
maysan maysie mayson maysoon mayssa maytal mayte mayu mayuko mayumi mayur mayuri mayya mazal mazarine mazen
mazhar maziar mazie mazin mazlum mcallister mccauley mcdonald mckayla mckenna mckenzie mckinley mclean mea
meabh meade meadhbh meagan meagen meaghan meara meave mechelle mechthild meda medard medardo medea mederic
medha medhi medi mediha medin medina medine medora mee meegan meeka meelis meena meenakshi meera meeri
meesha megan megane megann meganne megen meggan meggie meggy megha meghan meghana meghann meghna megi megumi
megyn meha mehak mehar mehboob mehdi mehdy meher mehgan mehmed mehmet mehmood mehnaz mehr mehrab mehran
mehrdad mehreen mehtab mehtap mehul mehwish mei meia meier meighan meihua meiju meik meika meike meiko meila
meilan meilani meili meilin meiling meimei meina meindert meinhard meinolf meinrad meir meira meisha meital
meja mejdi meka mekayla mekki meklit mel mela melahat melaine melana melani melania melanie melanija
melannie melany melba melbourne melchior melchor melda melea melek melena meli melia meliah melica melicia
melida melih meliha melik melika melike melina melinda meline melis melisa melisande melise melisha melissa
melisse melita melitina meliton melitta meliza melker mella mellanie mellany melle mellie mellina mellisa
mellissa mellody melly melo melodee melodi melodia melodie melonie melony melora melquiades melrose meltem
melton melusine melva melville melvin melvina melvyn melwin mely melynda melyssa memet memphis mena menachem
menahem menashe mendel menderes mendi mendy menekse menelik meng menna menno mensah mensur menucha meo mera
merab meral merav mercan merce mercede mercedes mercedesz mercedez mercer merci mercia merdan meredith
meredyth merel meret merete merethe mergim meri meriam merian meric merica merida merideth meridith meriel
meriem merih merijn merike meril merilee merilyn merima merin merina merinda meris merisa merissa merita
meritxell merja merjem merl merla merle merlene merlijn merlin merlina merlinda merline merly merlyn merna
meron merri merrick merrie merril merrilee merrill merrilyn merrin merrit merritt merryl merryn mersiha mert
mertcan merton merv merva mervan merve merveille mervi mervin mervyn merwan merwin merwyn mery meryam meryem
meryl meryle meryll meryn meseret mesha meshach meshal messaoud messi messias mesut metehan metha metin
metka metod metodi metta mette meva mevlude mevludin mevlut mey meya meyer meylin meyra mhairi mhamed mher
mia miah miami mian miana miao mic micael micaela micaella micah micaiah micayla micha michael michaela
michaelangelo michaele michaeline michaella michaelle michail michal michala michale michalina michalis
micheal micheala michel michela michelangelo michele michelina micheline michell michella michelle michi
michie michiel michihiro michiko michio michiru michiyo mici mick mickael mickaela micke mickel micki mickie
micky mico micol micole mida midas midhat midori mie mieczyslaw mieczyslawa mieka mieke mieko miel miep mies
miesha mieszko miette migdalia migel migle miglena mignon mignonne miguel miguela miguelina miha mihael
mihaela mihai mihail mihailo mihails mihajlo mihal mihaly mihika mihir mihkel mihnea miho mihoko mihovil
mihran mihret mihriban mihrimah miia miika miikka miina miira mija mijat mijo mik mika mikaeel mikael
mikaela mikaella mikah mikail mikaila mikako mikal mikala mikayel mikayil mikayla mikeal mikel mikela mikele
mikelis mikey mikhael mikhaela mikhail mikhaila mikheil miki mikie mikiko mikio mikk mikka mikkel mikki
mikko miklos miko mikola mikolaj mikolas miksa miku mikulas mikyla mila milad milada miladin milady milagro
milagros milagrosa milah milaim milan milana milane milani milania milanka milano milas milcho milda mildred
mildrid mileena milen milena milene milenka milenko mileta mileva miley milford mili milia milian miliana
milica milicent milija milijan milijana milika milina milind milinda milissa milita militza milivoj milivoje
milja miljan miljana milka milko milla millan millar millard mille millen millena milli millia millicent
millie milly milo miloje milomir milon milorad milos miloslav miloslava milosz milot milou miloud milovan
milt milton milutin milva milvia mily milya mima mimi mimma mimmi mimmo mimoun mimoza mina minah minahil
minako minal minami minas minato minda mindaugas mindi mindy minea mineko minel minela minerva minetta
minette ming mingo minh minha minho minja minji minka minke minna minne minni minnie mino minoo minori
minoru minou minta minttu minu minya mio miodrag miomir miona miquel miquela mir mira mirabel mirabela
mirabella mirabelle mirac mirah mirai miral miralem miran mirana miranda miray mirca mircea mirco mireia
mireille mirek mirel mirela mirella mirelle miren mirena mireya mirha miri miria miriam miriama mirian
miriana mirielle mirijam mirina mirinda mirja mirjam mirjami mirjana mirjeta mirka mirkka mirko mirlinda
mirna mirnes miro miroljub miron miroslav miroslava miroslaw miroslawa mirra mirren mirriam mirsad mirsada
mirta mirte mirtha mirthe miruna mirva miryam miryana mirza misa misael misaki misako misao misato misbah
mischa mischel misel misha mishaal mishael mishal mishel mishka miska miski missie missy misti mita mitali
mitar mitch mitchel mitchell mitchelle mitesh mithat mithra mithun mitja mitko mito mitra mitsuaki mitsue
mitsuhiro mitsuki mitsuko mitsunori mitsuo mitsuru mitsuyo mitul mitzi mitzie mitzy miu miwa miwako miya
miyabi miyah miyako miyo miyoko miyu miyuki mizan mizgin mizuho mizuki mladen mladenka moa moaad moaaz
moacir moad moana moataz moayad moaz mobeen mobin mobina moctar modesta modestas modeste modestine modesto
modibo modou modupe moe moesha moez mogens mohab mohamad mohamadou mohamed mohammad mohammadreza mohammed
mohamud mohan mohana mohanad mohand mohaned mohannad mohd mohib mohid mohinder mohini mohit mohmed mohmmad
mohmmed mohsen mohsin moira moise moises moishe moiz mojca mojgan mojmir mojtaba mokhtar moli molla molli
mollie molly momar momchil momen momin momina momir momo momodou momoka momoko mon mona monalisa moncef
monday mone monet monette mong mongi moni monia monic monica moniek monika monina moniqua monique monir
monira monise monish monisha monita monja monna monroe mons monserrat mont monta montague montana montassar
monte montell montgomery monti montse montserrat monty mony monya moona moore moosa mor mora morad morag
moran mordecai mordechai moreen morena morenike moreno morey morgaine morgan morgana morgane morgann
morganne morgen morghan morgyn mori moria moriah morio moris moritz moriya morley morna moro morrie morrigan
morris morrison morry morsal mort morten morteza mortimer morton morty morvan morven morwenna mory mosa mose
moses moshe mosheh mosi mosiah mostafa mostapha mostefa mostyn motaz moti motiejus motohiro motoki motoko
motti mouad mouctar moufid moufida mouhamad mouhamadou mouhamed mouhammad moulay mouloud mouna mounia mounir
mounira mourad mousa moussa moustafa moustapha moya moyra mozart mozes mridula muaaz muad muadh mualla
muamer muammer muath muaz muazzez mubarak mubarik mubashir mubeen muberra mubin mubina mucahit mudassar muge
muguette muhamad muhamed muhamet muhammad muhammed muhammet muhanad muhannad muharem muharrem muhittin
muhmmad muhsin mui muir muireann mujahid mujde mujtaba mukaddes mukesh mukhtar mukta mukund mulki mulugeta
mumin mumtaz mun muna munawar muneeb muneer muneera munevver mungo munia munib muniba munir munira munirah
munire munisa munro muntaha muntasir murad murali murat murdo murdoch murdock muriel muriele murielle murilo
murphy murray murry mursel murtada murtaza musa musab mushtaq muska muskaan muskan muslim muslum mussa
mustaf mustafa mustafe mustapha mutasim mutaz mutlu mutsumi muzaffar muzaffer muzamil muzammil muzeyyen
muzzammil mya myah myanna mychael mychal mychelle myer myesha myfanwy myia myka myke mykel mykhailo mykhaylo
mykle mykola mykolas mykyta myla mylah mylan mylee mylena mylene myles mylie mylo myra myrah myranda myria
myriah myriam myriame myrian myriane myriem myrna myron myroslav myroslava myrta myrtha myrthe myrtille
myrto mysha myung naa naama naaman naana naba nabeel nabeela nabi nabih nabiha nabil nabila nabilah nabilla
nabor nace nacer nacera naceur nacha nachman nachum naci naciye nada nadal nadav nadean nadeem nadeen nadege
nadejda nadene nader nadera nadezda nadezhda nadhir nadi nadia nadiah nadica nadiia nadija nadim nadin
nadina nadine nadira nadirah nadire nadiya nadiyah nadja nadjia nadka nadra nady nadya nadyne nae naeem
naeema nael naela naelle naema naemi nafees nafeesa nafi nafis nafisa nafisah nafissa nafissatou naftali
naftoli nagi nagib nagihan nagina nagisa nagore nagwa nagy nahal nahed naheed nahel nahia nahid nahida
nahide nahil nahim nahima nahir nahla naho nahom nahomi nahuel nahum nai naia naiara naida naif naika naila
nailah naile nailya naim naima naimah naime naimi naina naiomi nair naira nairi naisha naiya naja najah
najat najda najeeb naji najia najib najiba najim najla najlaa najm najma najoua najwa nakai nakia nakisha
nakita nakul nala nalan nalani nalda naledi nali nalia nalin nalina nalini nallely nalu naly nam naman
nameer nami namik namir namira namita namrata nan nana nanae nanako nanami nance nancee nancey nanci nancie
nancy nanda nandan nandana nandi nandini nandita nando nandor nane nanette nani nanine nanna nanne nannette
nanni nannie nansi nao naohiro naoise naoki naoko naoma naome naomi naomie naomy naor naoto naoual naoufal
naoufel naoya naoyuki naphtali napoleon napoleone nara narayan narayana narcis narcisa narciso narcisse
narda nardia nardo nardos nare narek narelle naren narendra naresh narges nargis nari nariman narin narinder
narine narissa narjes narjis narmin naroa narumi nasar naseem naseer naser nash nasha nashla nashwa nasia
nasif nasiha nasim nasima nasir nasira nasko nasma nasr nasra nasrallah nasreddine nasreen nasri nasrin
nasrine nassar nasser nassera nassif nassim nassima nassir nassira nastaran nastasia nastasja nastassia
nastassja nastia nastja nasya nat nata natacha natala natale natalee natali natalia natalie nataliia
natalija natalina nataline natalino natalio nataliya natalja natallia nataly natalya natan natanael natanel
natania nataniel natanya natasa natascha natascia natasha natashia natasia natasja natassia natassja natasza
nate nathael nathali nathalia nathalie nathaly nathan nathanael nathanaelle nathanel nathania nathanial
nathaniel nathen nathon nati natia natina natisha natividad natnael nato natsu natsuki natsuko natsumi naty
naum nauman naureen nausheen nausicaa nava navdeep naveed naveen navi navid navin navina navjot navneet
navpreet navraj navreet navya nawa nawaal nawaf nawal nawar nawaz nawel nawfal nawfel nawid naya nayab nayah
nayan nayana nayara nayda nayden naydene nayeem nayef nayel nayeli nayla nayma nayomi nayra naysa naysha naz
nazaire nazan nazanin nazar nazarena nazareno nazaret nazareth nazaria nazario nazeem nazeer nazia nazif
nazifa nazife nazih naziha nazik nazila nazim nazir nazira nazirah nazire nazish nazli nazlican nazma nazmi
nazmiye nazmul nazneen nazrul nazzareno ndey ndeye ndidi nea neah neal neala neale neasa neave nebahat nebi
nebil nebojsa necati necdet nechama necip necla necmettin necole neculai ned neda nedal nedas nedda nedeljka
nedeljko nedia nedim nedo nedra nedyalka nedyalko nedzad neel neela neelam neele neelesh neelima neeltje
neely neema neena neera neeraj neesha neeta neeti neetu nefeli nefertari nefertiti nefise neftali negar
negin neha nehad nehal nehemia nehemiah nehemias nehemie nehir neia neida neiko neil neila neill neilson
neima neira neisha neiva nejat nejc nejib nejla nejra neka nekane neko nektarios nel nela nelcy nelda nele
neli nelia nelida nelie nelina nelio nell nella nelle nelleke nelli nellia nellie nello nelly nelma nelo
nels nelson nelsy nelu nelva nely nelya nema nemanja nemesio nemi nemo nena nenad nene neneh nenette nenita
neno neo neola neoma neomi nephi nepomuk nera nerea nereida nereo nergis nergiz neri neria nerida nerijus
neriman nerina nerine neringa nerio neris nerissa nerma nermin nermina nermine nero neron nery nerys nesa
nese neset nesha nesibe nesim neslihan nesma nesreen nesrin nesrine ness nessa nessie nessim nessrine nesta
nestor neta netanel netta nette nettie netty neus neva nevada nevaeh neval nevan neve neveah neven nevena
nevenka nevia nevil neville nevin nevine nevio nevra nevzat newell newman nexhat nexhmedin ney neya neyda
neyla neymar neyo neysa neysha neza nezahat nezaket nezar nezha nezir nga ngai ngaire ngan ngawang nghi
nghia ngo ngoc ngozi nguyen nguyet nha nhan nhat nhi nhu nhung nia niah nial niala niall niama niamh nian
niara niaz nic nica nicandro nicanor nicasio nicci nicco niccola niccole niccolo nicha nichelle nichol
nichola nicholai nicholas nicholaus nichole nicholette nicholle nicholson nicki nickie nicklas nicklaus
nicko nickolas nickolaus nickole nickson nicky niclas nico nicodeme nicodemo nicodemus nicol nicola nicolaas
nicolae nicolai nicolaj nicolaos nicolas nicolasa nicolau nicolaus nicolay nicole nicoleta nicoletta
nicolette nicolin nicolina nicoline nicolino nicoll nicolle nicolo nicos nicu niculae niculina nida nidal
nidhi nidia niek niel niels nielsen niema nienke niesha nieve nieves nigar nigel nigella niha nihad nihal
nihan niharika nihat nihel nii niilo niina nijaz nijole nik nika nikan nike nikesh niketa nikhil nikhita
niki nikia nikica nikisha nikita nikitas nikitha nikki nikkie nikkita nikko nikky niklas niklaus niko
nikodem nikodemus nikol nikola nikolai nikolaj nikolajs nikolaos nikolas nikolaus nikolay nikole nikoleta
nikolett nikoletta nikolija nikolina nikoline nikoll nikolle nikoloz nikos niku niky nila nilah nilam nilan
nilani nilay nilda nile niles nilesh nilgun nili nilima nilla nilo nilofar niloofar niloufar nils nilsa
nilson nilton nilufar nilufer nilza nim nima nimah nimco nimesh nimet nimisha nimit nimo nimra nimrah nimrat
nimrod nin nina ninel ninetta ninette ninfa ning nini ninna ninni nino ninon ninos ninoska ninoslav nio
niobe niomi nir nira niraj nirali niran niranjan nirav niria nirmal nirmala nirupama nirvan nisa nisan
nisanur nisar nisha nishan nishant nishanth nishat nishi nishita nishtha nisma nisreen nisrin nisrine nissa
nissan nisse nissi nissim nita nitasha nitesh nithin nithya niti nitika nitin nitish nitsa nitya nitza
niurka niv niva nivaldo nivea nivedita niven nives nivetha nivia nivin nixon niya niyati niyaz niyazi niza
nizam nizamettin nizar njal njeri njomza nkechi nnaemeka nnamdi nneka nnenna noa noach noah noam noami noan
noar nobel noboru nobuaki nobuhiko nobuhiro nobuko nobuo nobutaka nobuyoshi nobuyuki nodar noe noela noelani
noele noeleen noelene noeli noelia noelie noeline noell noella noelle noellie noema noemi noemia noemie
noemy noga noh noha nohemi nohemy noirin nojus nol nola nolan nolberto noleen nolen nolene nolwen nolwenn
noman nomi nona noni nonie nonna nono nooh noomi noor noora noori noortje nora norah noraida noran norayr
norbert norberta norberto norbu nordin nordine nore noreen norene norhan nori noria noriaki norie norihiro
norik noriko norina norine norio noris noriyuki norka norma norman normand normann normunds norris norton
norval norwin norwood nory nosa nosheen nosson notburga noud nouh nouha nouhad nouman nour noura nourah
nouran nourdine noureddine nourhan nouri nouria nourredine novak novalee novi novica nox noy noya noyan
nozomi nuala nubia nuccia nuh nuha numa numan nuna nune nuno nunu nunzia nunziata nunziatina nunzio nuo
nupur nur nura nuradin nuran nuray nurcan nurdan nurdin nuredin nurettin nurgul nurhan nurhayat nuri nuria
nurit nuriye nursel nursen nurten nurul nurullah nury nusa nusaiba nusrat nusret nuzhat nya nyah nyasha
nycole nydia nye nyesha nyima nyjah nyla nylah nyle nynke nyomi nyota nyra nyree nyssa nzinga oakley oana
oanh obada obadiah obaid obdulia obdulio obed oberon obi obie obinna obrad oceana oceane oceanne octavia
octavian octaviano octavie octavio octavius oda odai odair odalis odalys oday oddmund oddny oddrun oddvar
oded odelia odell oden odessa odeta odete odetta odette odhran odie odile odilia odilo odilon odin odis odo
odon odysseas odysseus ofelia ofer ofir ofra ogden ogechi ognjen ognyan ogun oguz oguzhan ohad oier oihana
oisin oistein oiva oivind ojas okan oke okechukwu oki okko oksana oktawia oktay ola oladimeji olaf olafur
olai olaia olajide olajumoke olalekan olalla olamide olan olanrewaju olaoluwa olatunde olatz olaug olav
olavi olavo olawale olaya olayinka olcay oldrich ole olea oleg olegario oleh oleksandr oleksandra oleksii
oleksiy olen olena olene olenka olesia olesya olev olfa olga olgica olgierd olha oli olia oliana olimpia
olimpio olin olina olinda olindo oline olinto olisa olita oliva oliver olivera oliverio olivette olivia
olivier oliviero olivija olivio oliwer oliwia oliwier olja olla olle olli ollie olliver ollivier olly olmo
olof ololade olov olsen olta olti olubunmi oluchi oluf olufemi olufunmilayo olukayode olukemi olumide
olusegun oluwadamilola oluwafemi oluwakemi oluwasegun oluwaseun oluwaseyi oluwatobi oluwatobiloba oluwatosin
oluwatoyin olwen olwyn olya olympe olympia olyvia oma omaima omair omaira omar omara omari omarion omayma
omayra ombeline ombretta omed omeed omer omera omero omi omid omnia omolara omolola omran omri omur ona
onder ondina ondine ondrej oneida oneil onel onelia onesime onesimo ong onida onika onix onkar onna onni
onno onofre onofrio onora onorato onorina onorio onur onyekachi oona oonagh opeyemi ophelia ophelie opie
oprah ora orah oralia oran orane oras orazio orban orel oren oreoluwa orest oresta oreste orestes orestis
orfeo orges orhan ori oria orian oriana oriane orianna orianne oriano orie oriel oriella orien orietta orin
oriol orion orissa orit orjan orkun orla orlagh orlaith orlan orland orlanda orlando orlane orley orli orlin
orlinda orlo orly ormond orna ornela ornella ornulf oronzo orpha orphee orpheus orquidea orr orren orrie
orrin orry orso orsola orsolya orson ortal ortensia orton ortrud ortrun ortwin oruc orval orvar orvil
orville ory orysia osagie osama osamah osamu osanna osaretin osbaldo osbert osborn osborne oscar osei osher
osian osias osiris oskar oskaras oskari oskars osman osmany osmar osmo osmond osmund osnat ossama ossi
ossian ossie ostap osten osvald osvaldas osvaldo oswald oswaldo oswin oszkar ota otakar otar otavio otelia
otello otha othello othilie othman othmane othmar othniel otho othon otilia otilio otis otman otmane otmar
otniel oto otoniel otso ott ottar ottavia ottaviano ottavio ottilia ottilie ottis ottmar otto ottokar
ottomar ottorino otylia oualid ouida oula oumaima oumar oumou oumy ourania ousama ousman ousmane oussama
ousseynou outi ovadia ove ovide ovidio ovidiu ovie owain owais owen owyn oxana oya oyku oystein oyvind ozair
ozan ozana ozay ozcan ozden ozer ozge ozgul ozgun ozgur ozias ozioma ozkan ozlem oznur ozzie ozzy paa paal
paata paavo pabla pablito pablo pacey pacifico pacita paco pacome paden padma padraic padraig paget paige
paivi paivikki pajtim pak pakize palak palina pallavi palle palma palmer palmina palmira palmiro paloma
palvi pam pamala pamela pamella pamina pammy panagiota panagiotis panayiota panayiotis panayotis pancho
pandora panfilo panka pankaj panna panos pantaleo pantaleon panteleimon pantelis panu pao paola paolina
paolino paolo pape paquita parag param paramjeet paramjit paramveer paras paraskevi pardeep paresh pari
paride paris parisa parissa parker parminder parmjit parneet parnell parris parrish parsa parth partha parul
parvaneh parvati parveen parvez parvin parviz pascal pascale pascaline pascalle pascha pascual pascuala pasi
paskal pasqua pasqual pasquale pasqualina pasqualino pastora pati paton patria patric patrica patrice
patricia patricie patricija patricio patrick patrik patrina patrisia patrizia patrizio patrocinio patrycja
patryk patterson patti pattie patton patxi pau paul paula paule pauleen paulene pauletta paulette pauli
paulie paulien pauliina paulin paulina pauline paulino paulita paulius paulo paulos pauls paulus pavan pavao
pavel pavithra pavla pavle pavlina pavlo pavlos pavo pavol pawan pawel pax paxton payal payam payne payson
payton paz peadar pearce pearla pearle pearlie pearline pearse pearson peder pedram pedro peeter pegah
pegeen peggie peggy pegi pehr pei peik peio pekka pela pelagia pelayo pele pelham pelin pella pelle
pellegrino pema pembe pena pencho penda pendleton penelope peng peniel penina penka penn penne penney penni
pennie pentti pepa pepe pepi pepijn pepita peppi peppino pepsi pera perceval percival percy perdita pere
peregrin peregrina peregrine perel perez perfecto peri perica pericles perihan perine perl perla perle
pernell pernilla pernille pero perparim perpetua perri perrie perrin perrine perry persephone persia persida
persis pertti perttu pervin peta petar pete peteris peterson petia petja petko petr petra petrana petras
petre petrea petri petria petrica petrina petrit petro petrona petronela petronella petronila petronilla
petronille petros petru petrus petruta petter petteri petula petur petya peyman peyton phaedra pham phan
phanuel pharrell phat phebe phedra phelan phelim phenix pheobe phi phia phil philadelphia philbert phileas
philemon philibert philine philip philipa philipe philipp philippa philippe philippina philippine philippos
philippus philis phill phillip phillipa phillipe phillipp phillippa phillippe phillips phillis philo
philomena philomene philomina phineas phong phu phuc phung phuoc phuong phylicia phylis phyliss phyllida
phyllis pia piedad pien piera pierangelo pierantonio piercarlo piere pierette pierfrancesco piergiorgio
pierina pierino pierluigi piero pierpaolo pierra pierre pierrette pierrick pierrot pierson piet pieta pieter
pieternella pietra pietrina pietro piia pijus pilar pille pilvi pim pina pinar pinchas pinelopi pinhas pinja
pino pio piotr pippa pippi pippo pipsa pir piran piret pirita piritta pirjo pirkko pirmin piroska pirro
piter pitt pius piya piyush pjeter pjotr placida placide placido plamen plamena plato platon plinio pnina
poe pola polat poliana policarpo polina polly pollyanna polona polonca polyxeni pompeo pompilio ponciano
pontus pooja poonam popi poppi poppie porfiria porfirio porscha porsha portia poul pouya povilas powell
poyraz prabha prabhat prabhjot prachi pradeep pradip pragya prahlad prakash pramila pramod pranav pranay
pranee praneeth pranita pranjal pranvera prarthana prasad prasanna prashant prashanth prateek pratham
pratibha pratik pratima pratyush praveen praveena pravin praxedes preben preciosa predrag preet preethi
preeti preeya prem prema premysl prentice prentiss prerna prescilla prescillia prescott preslav presley
preston preya pria priam pricila pricilla priit prima primitivo primo primoz primus princeton princy prisca
priscila priscilia priscilla priscille priscillia prisco prisha priska pritam prithvi priti pritika priya
priyal priyanka procopio prokop prospero prudencia prudencio prue pryce przemyslaw publio pui puja pulcherie
punam puneet punit pura purav purdy purificacion purnima purvi purvis pushpa pyotr qadir qais qaisar qaiser
qamar qasem qasim qassim qays qazi qendresa qendrim qian qiang qiao qin qing qiong qiu quade quaid quan
quang qudsia que queena queenie quentin quenton qui quiana quido quillan quim quin quincey quincy quinlan
quinn quint quinta quinten quintin quintina quintino quinto quinton quintus quique quirico quirin quirino
qun quoc qusai qusay quy quyen quynh raad raanan rabab rabah rabea rabeh rabi rabia rabiah rabie rabih
rabiya racha rachad rachael rachal rachana racheal rached rachel rachela rachele rachell rachella rachelle
rachid rachida rachna racquel rada radames radan radana rade radek raden radenko radford radha radhia
radhika radhouane radi radia radica radim radin radina radislav radivoj radivoje radka radko radley radmila
rado radoje radojka radomir radomira radosav radoslav radoslava radoslaw radostina radouane radovan radu
radwa radwan rae raeanne raechel raed raef raegan rael raelene raelyn raelynn raewyn raf rafa rafael rafaela
rafaele rafaella rafaelle rafail rafal rafat rafay rafe rafel rafet raffael raffaela raffaele raffaella
raffaello raffi raffy rafi rafia rafid rafif rafik rafika rafiq ragan raghad raghav raghu ragini ragip ragna
ragnar ragne ragnhild ragni ragnvald raha rahaf rahat raheel raheem rahel rahela rahi rahil rahila rahim
rahima rahime rahma rahmah rahman rahmat rahmi rahsaan rahul rahwa rai raia raian raida raiden raif raife
raihan raihana raija raik raika raila raili raima raimo raimon raimond raimonda raimondas raimondo raimonds
raimund raimunda raimundas raimundo raina rainald raine rainer rainey raino rais raisa raissa raita raivo
raiya raiyan raiza raizel raj rajaa rajab rajan rajana rajani rajat rajbir rajdeep rajeev rajendra rajesh
raji rajinder rajiv rajka rajko rajkumar rajmond rajmund rajna rajni raju rajveer rajvinder rajvir rajwinder
rakan rakeem rakel rakesh rakhee rakhi rakia rakib rakim raksha ral raleigh ralf ralfs ralitsa ralph ralston
raluca rama ramadan raman ramandeep ramani ramata ramatoulaye ramaz ramazan rambo rameen rameez ramesh ramez
rami ramia ramie ramil ramin ramina raminta ramir ramira ramirez ramiro ramis ramiz ramiza ramla ramlah ramo
ramon ramona ramone ramos ramsay ramses ramsey ramtin ramunas ramune ramy ramya ramzan ramzi ramzy rana
ranae ranald ranbir rance rand randa randal randall randee randeep randel randell randi randie randle
randolf randolph ranee raneem rangel rani rania ranieri raniero ranim raniya ranja ranjan ranjana ranjeet
ranjit ranka rankin ranko ranna rannveig ranulph ranveer ranveig ranvir rany ranya rao raouf raoul raphael
raphaela raphaele raphaella raphaelle raphy raquel raquelle ras rasa rasha rashaad rashad rashaun rashawn
rashed rasheda rasheed rasheeda rashel rashelle rashi rashid rashida rashidah rashidi rashmi rasika rasim
rasima rasit rasma rasmus rastislav rastko rasul ratana ratiba ratko ratna rattana rauf rauha raul rauli
rauna raunak rauni rauno raushan raveena ravenna ravi ravin ravina ravinder ravindra ravindran ravneet ravza
rawa rawad rawan rawand rawda raya rayaan rayah rayan rayana rayane rayann rayanna rayanne rayburn raychel
rayden raye rayen rayhan rayhana raylan raylene rayman raymon raymond raymonda raymonde raymondo raymund
raymundo rayn rayna raynald raynaldo raynard rayne raynell rayner raynold raynor raysa rayssa rayya rayyan
raz raza razak razan razi razia raziel raziye razmik razvan rea reagan reah reana reanna reanne reba rebbeca
rebbecca rebeca rebecca rebeccah rebecka rebeckah rebeka rebekah rebekka rebekkah reber recep rechelle reda
redd redford redha redina redmond redon redouan redouane redwan ree reece reegan reem reema reena rees reesa
reese reet reeta reeti reetta reeva refael refik refika refugio reg regan reggie reggy regi regiane regina
reginald reginaldo regine regino regis regla regula reha reham rehan rehana rehanna rehema rehman rehmat rei
reia reice reid reida reidar reidun reija reijo reika reiko reilly reima reimar reimer reina reinald
reinaldo reinder reine reiner reinette reinhard reinhardt reinhart reinhild reinhilde reinhold reinier
reinis reino reinold reinout reisa reisha reiss reita rejane rejean rejeanne rejhan reka rekha reko rella
rem rema rembert remco remedios remi remie remigia remigijus remigio remigius remigiusz remington remko remo
remon remona remond remus remy remzi remziye ren rena renad renada renae renald renaldo renan renard renas
renat renata renatas renate renato renatus renaud renay renda rendy rene renea renee renel renelle reneta
renetta reni renia renie renier renita renji renn renna renne rennie renny reno renold rens renske renu
renuka renz renza renzo reo reon reona resa resat resha reshad reshma resul reta retaj retha reto retta
reuben reubin reuel reuven reva revan revaz revital rex rexford rexhep rey reya reyad reyan reyansh reyes
reyhan reyhana reymond reyna reynald reynaldo reynard reynier reynold reynolds reyyan reza rezan rezwan
rheanna rhema rheta rhett rhia rhian rhiana rhiann rhianna rhiannan rhianne rhiannon rhianon rhoda rhoderick
rhodes rhodora rhodri rhona rhonda rhun rhyan rhyanna rhyannon rhydian rhys ria riaan riad riadh riah rian
riana riane riann rianna rianne riaz ric rica ricard ricarda ricardas ricardo ricards ricca riccarda
riccardo ricci ricco richa richard richarda richardo richards richardson richel richelle richenda richi
richie richmond richy rickard rickey ricki rickie ricky rico rida riddhi riddick ridha ridhima ridhwan
ridley ridvan ridwaan ridwan rie rieke rieko riel rielle rien riet rifat riffat rifka rigby riggs rigmor
rigo rigobert rigoberto rihab riham rihan rihana rihanna rihard rihards riho riikka riina riitta rija rijad
rik rika rikako rikard rikardo rike riki rikka rikke rikki riko riku riley rilla rima rimantas rimas rimma
rimsha rimvydas rin rina rinad rinah rinaldo rinat rinda rinesa ringo rini rinna rino rinor rinus rio rion
riona riordan ripley risa risako risha rishabh rishan rishi rishika rissa riste risto rita ritaj rital ritch
ritchie ritesh riti ritika rito ritsuko ritta ritu ritva ritwik riva rivaldo rivan rivka rivkah riya riyad
riyadh riyan riyana riza rizvan rizwan rizwana roa roaa roald roanna roanne roarke roba robb robbe robben
robbert robbi robbie robbin robby robbyn robel roben rober robert roberta robertas roberte roberth robertina
robertine robertino roberto roberts robertson robertus robi robie robina robine robinson robrecht robson
robustiano roby robyn robyne robynn robynne roc rocco roch roche rochel rochelle rochus rocio rockwell roda
rodaina rodd roddie roddy roderic roderich roderick rodger rodi rodica rodin rodina rodion rodman rodney
rodolf rodolfo rodolph rodolphe rodolpho rodric rodrick rodrigo rodrigue rodriguez rody roee roel roeland
roelof roen roey rogan rogelia rogelio rogerio rogier rohaan rohail rohan rohana rohat rohen rohin rohini
rohit rohith roi roine roisin roj roja rojan rojda rojhat rojin rok rokas rokaya rokhaya rokia roko roksana
rola rolan roland rolanda rolandas rolande rolando rolands roldan rolf rolfe rolin rolla rolland rollande
rollie rollin rollo rolly rolph roly rom roma romain romaisa romana romane romanie romann romano romans
romanus romany romaric romario romas rome romea romed romee romel romelia romen romeo romer romero romeu
romey romi romie romilda romilly romin romina rommel rommy romney romola romolo romona romuald romualda
romualdas romualdo romulo romulus romy ron rona ronak ronal ronald ronalda ronaldo ronan ronda rondell rone
ronee ronel ronell ronelle ronen ronette rong rongrong roni ronia ronica ronie ronika ronin ronit ronja ronn
ronna ronnell ronni ronnie ronny rony ronya rooney roop roopa roope roos roosa roosevelt roque rori rorie
rory ros rosa rosabel rosabella rosabelle rosaire rosalba rosalee rosaleen rosali rosalia rosalie rosalin
rosalina rosalind rosalinda rosalinde rosaline rosalino rosalio rosalita rosalva rosaly rosalyn rosalynd
rosalyne rosalynn rosamaria rosamond rosamund rosan rosana rosanda rosane rosangela rosann rosanna rosanne
rosaria rosario rosaura rosco roscoe roseann roseanna roseanne rosel roselene roseli roselia roselin
roselina roselind roseline rosell rosella roselle rosely roselyn roselyne rosemaria rosemarie rosemond
rosemonde rosen rosena rosenda rosendo rosene roser rosetta rosevelt rosey rosha roshan roshani rosheen
roshelle roshini roshni rosi rosiane rosibel rosie rosina rosine rosio rosita rositsa rosli roslin roslyn
rosmarie rosmary rosmery ross rossa rossana rossanna rossano rossella rossi rosslyn rossy rostam rostislav
rostom rostyslav roswitha rotem roth roua rouben roula rourke rouven roux rovena rowan rowe rowen rowena
rowenna rowland rowley roxan roxana roxane roxann roxanna roxanne roxi roxie roxy roy roya royan royce
royden royston roz roza rozalia rozalie rozalija rozalina rozalyn rozan rozana rozanna rozanne roze rozelle
rozenn rozi rozie rozina rozita rozlyn rozsa rron rua ruadhan ruaidhri ruairi ruairidh ruan ruaraidh ruari
ruba rubab ruban rubel ruben rubens rubert rubi rubia rubie rubin rubina ruchama ruchi ruchika rudi rudie
rudiger rudina rudolf rudolfine rudolfo rudolph rudolphe rudra rudy rudyard rueben ruedi ruel rufat rufin
rufina rufino rufo rufus ruggero ruggiero ruhama ruhan ruhi rui ruiz ruken rukhsana rukhsar rukia rukiya
rukiye ruksana rula ruma rumaisa rumana rumen rumer rumeysa rumi rumiko rumyana runa runar ruo ruoxi rupa
rupal rupali rupert ruperta ruperto rupinder ruppert ruprecht ruqaya ruqayyah ruqiya rurik rushil ruska
ruslan ruslana ruslanas russ russel russell rustam rustem rusudan ruta rute rutger ruth ruthann ruthanne
rutherford ruthi ruthie ruthy ruti ruud ruut ruven ruwayda ruxandra ruy ruya ruza ruzena ruzgar ruzica rya
ryad ryan ryane ryann ryanna ryanne ryder ryen ryker rylan ryland rylee ryleigh ryley rylie rym ryn ryne ryo
ryohei ryoichi ryoji ryoko ryoma ryon ryosuke ryota ryotaro ryozo ryszard rytis ryu ryuichi ryuji ryunosuke
ryusei ryusuke ryutaro saabir saad saada saadet saadi saadia saadiya saahil saaid saam saana saanvi saar
saara saarah saba sabaa sabah sabahat sabahattin saban sabas sabastian sabatino sabato sabbir sabeen sabela
sabella sabera sabha sabi sabia sabian sabien sabih sabiha sabin sabina sabine sabino sabir sabira sabire
sabit sabra sabreen sabreena sabrena sabri sabria sabrin sabrina sabrine sabriye sabryna saburo sacha sachi
sachie sachiko sachin sada sadaf sadako sadam sadan sadao sadat saddam sade sadek sadettin sadhana sadhbh
sadi sadia sadie sadije sadik sadika sadio sadiq sadiya sadiye sadok sadri sady sae saed saeed saeeda saeid
saeko saer safa safaa safak safdar safeer safet safeta saffa safi safia safiatou safin safina safir safira
safiya safiyah safiye safiyya safiyyah safouane safwaan safwan sagal sagar sagrario saha sahal sahan sahana
sahand sahar sahara sahel saher sahid sahil sahin sahir sahira sahr sahra sai saia saida saide saidi saidou
saied saif saifeddine saiful saifullah saige saija saikou saila saim saima saime saimi saimon saina sainabou
saini saioa saiqa saira sairah saisha sait saja sajad sajan sajda sajed saji sajid sajida sajjad sakae
sakari sakaria sakarias sakariya sakeena saket sakib sakiko sakina sakinah sakine sakir sako sakshi saku
sakura sakurako sal sala saladin salah salaheddine salahuddin salahudin salam salama salamon salar saleem
saleema saleena saleh saleha salem salena salha sali salia salif salih saliha salik salil salim salima
salimah salimata salimatou salina saliou salka salko salla salle salli sallie sallyann sallyanne salma
salmaan salmah salman salme salome salomea salomo salomon saloni saloua salsabil salud salustiano salva
salvador salvadora salvadore salvator salvatore salvatrice salvia salvina salvio salwa saly sam sama samaa
samad samadhi samael samah samaira saman samanda samanta samantha samar samara samarah samaria samarth
samatar samatha samay samaya sambath sambo samed sameen sameena sameer sameera sameh samel samer samera
samet sami samia samiah samie samih samiha samija samik samiksha samil samim samin samina samir samira
samirah samire samit samiullah samiya samiyah sammantha sammi sammie sammuel sammy samnang samo samora sampo
sampsa sampson samra samrah samrat samrawit samreen samsam samson samu samual samuel samuela samuele
samuella samuelle samuil samuli samvel samy samya samyra samyuktha san sana sanaa sanad sanae sanah sanam
sanaya sanaz sancha sanchez sanchia sancho sancia sanda sande sandee sandeep sandford sandhya sandi sandie
sandip sandor sandra sandria sandrina sandrine sandro sandu sanel sanela sanem sanford sangeeta sangeetha
sangita sani sania sanija sanita saniya saniye sanja sanjana sanjay sanjaya sanjeev sanji sanjin sanjit
sanjiv sankalp sanket sanna sannah sanne sanni sanny sanora sansa santa santana sante santeri santhosh santi
santiago santina santino santo santos santosh santtu santy sanvi sanya sao saoirse saori saphia saphir
saphira sapna sapphira saqib sara sarabjit sarafina sarah sarahi sarahjane sarai sarajane sarala saralee
saran saranda sarang saranna saranne saranya sarath saray saraya sarbjit sardar sare sareena sarena sarfaraz
sarfraz sargent sargis sargon saria sariah sariel sarika sarim sarin sarina sarine sarit sarita sariya sarka
sarkis sarlota sarma sarmad saro saroj sarojini sarolta saron sarp sarra sarrah sartaj sarthak sarunas
sarvesh sarwar sary sarya sasa sasan sascha sasha sashka sashko sasho saska saskia saso sassi satenik sathya
sati satia satine satish satnam satoko satomi satoru satoshi satpal satsuki sattar satu saturnina saturnino
satwinder satya satyam sau saud sauda saul saule sauli saulius saulo saumya saunders saundra saura saurabh
saurav sauro sausan sauveur sava savan savana savanah savas saveria saverio savia savin savina savino savio
savion savita savitri savka savo savva savvas sawako sawan sawsan saxon saya sayaka sayan sayana sayda sayed
sayeed sayeeda sayer sayf sayid sayla saylor sayoko sayon sayra sayuri sayyed sayyid saziye scarlett
scarlette scheherazade scholastique schuyler scilla scot scotia scott scottie scotty sead seamus sean seana
seanan seann seanna seb seba sebahat sebahattin sebastia sebastiaan sebastian sebastiana sebastiano
sebastiao sebastien sebastijan sebastjan sebestyen sebnem sebrina secondo secundino seda sedat sedef sedona
sedric sedrick seela seeley seema seena seerat sefa sefer sefik sefika sefora segolene segundo seham sehar
seher sehrish sei seid seif seigo seiichi seija seiji seiko seila seira seiya sejad sejal sejla sekou sela
selah selahattin selam selamawit selami selby selcan selcuk selda selen selena selene selenia selia selim
selima selime selin selina selinda seline selja sella selma selman selmer selmin seloua selva selver selvi
selvin selwa selwyn sem sema semanur semere semia semih semiha semin semina semion semir semira semiramis
semra semyon sen sena senad senada senan senay senda sendi sendy seneca senem senen sener seng senga sengul
senia seniha senija senja senka senol senta seo seon seona seonaid seong sep sepehr sephora sepideh sepp
seppo september serafettin serafim serafima serafin serafina serafine serafino serah seraina seraj serap
seraphin seraphina seraphine serapio seray serban sercan serdal serdar seref sereina seren serena serenella
sergei sergej sergejs sergen sergey serghei sergi sergia sergii sergine sergio sergiu sergius sergiusz
sergiy sergo serguei serguey serhan serhat serhii serhiy seri serif serife serigne serin serina serine
serita serkan sermin serpil serra sertac sertan servais servan servando servane servet sesilia seta setareh
setayesh seth setsuko settimio seumas seung seva sevak seval sevan sevasti sevastian sevcan sevda sevdalina
seve severa severiano severin severina severine severino severo sevgi sevi sevil sevilay sevim sevin sevinc
sevket sevki sevval seweryn seya seyda seydi seydina seydou seyed seyfi seyhan seyit seyma seymour seynabou
seyran seyyed sezai sezen sezer sezgin sha shaan shaban shabana shabaz shabbir shabir shabnam shada shadi
shadia shadiya shadman shadrach shadrack shadya shae shaela shaena shafi shafia shafiq shafqat shagufta
shagun shahab shahad shahan shahana shahar shahbaz shahd shahed shaheed shaheen shaheer shahid shahida
shahin shahina shahinaz shahir shahira shahla shahnaz shahram shahrazad shahriar shahrukh shahryar shahrzad
shahzad shahzaib shahzeb shai shaida shail shaila shailee shailen shaili shaily shaima shaimaa shain shaina
shaine shaira shaista shaka shakara shakeel shakeela shakib shakil shakila shakina shakir shakira shakirah
shakti shakur shala shalanda shalane shaleen shalimar shalin shalina shalini shallon shalom shalon shalva
shama shamaila shamal shamar shamara shameer shameka shamia shamik shamika shamil shamila shamim shamima
shamina shamir shamira shamsa shamsher shamus shan shana shanae shanan shanay shanaya shanaz shanda shandi
shandon shandra shane shanee shaneen shanel shanell shanelle shanen shanese shang shani shania shanice
shanie shaniece shanika shanin shaniqua shanique shanise shanita shaniya shankar shanley shann shanna
shannah shannan shannel shannen shannon shanny shannyn shanon shanshan shant shanta shantae shantal shantanu
shantay shante shantel shantell shantelle shanthi shanti shantia shany shanya shanyn shanzay shao shaolin
shaqir shaquana shaquille shar shara sharad sharada sharan sharanya sharareh sharda sharday sharee shareef
shareen sharelle sharen sharene shari sharice sharie sharif sharifa sharifah shariff sharika sharin sharina
shariq sharise sharisse sharita sharjeel sharla sharleen sharlene sharline sharlotte sharlyn sharma
sharmaine sharman sharmeen sharmila sharmin sharn sharna sharni sharon sharona sharone sharonne sharra
sharri sharron shary sharyl sharyn shasha shashank shashi shashwat shasta shatha shaughn shaukat shaul shaun
shauna shaune shauneen shauni shaunie shaunna shaurya shavon shavonne shaw shawn shawna shawne shawnee
shawnna shay shaya shayaan shayan shayana shaye shayla shaylee shaylyn shayma shaymaa shayn shayna shayne
shaza shazad shazia shea sheamus shean sheana sheba sheeba sheehan sheela sheelagh sheema sheena sheetal
shefali sheffield shefqet shehab shehzad sheila sheilagh sheilah sheilla sheina shekinah shela shelagh
shelah shelbi shelbie shelby shelda sheldon shelia shelina shella shelley shelli shellie shelly shelton shem
shemar shen shena shenae shenelle sheng shenna sheona shepard sheppard sher shera sheran sheraz sheree
shereen sherelle sherene sheri sherice shericka sherida sheridan sherie sherif sherifa sheril sherilyn
sherin sherina sherine sherise sherisse sherita sherley sherline sherlock sherly sherlyn shermaine sherman
sheron sherree sherrell sherri sherrie sherril sherrill sherrilyn sherrin sherrod sherron sherryl shervin
sherwin sherwood sheryl sheryll sheryn sheva shevaun shevon shey sheyenne sheyla sheza shi shia shian shiann
shianne shiela shifa shifra shigeaki shigeki shigeko shigenobu shigeo shigeru shigeto shigetoshi shigeyoshi
shigeyuki shihab shiho shikha shila shilo shiloh shilpa shima shimon shimshon shina shingo shinichi shinji
shino shinobu shinsuke shintaro shinya shion shiona shiori shiqi shir shira shiran shiraz shireen shirel
shirelle shiri shirin shirine shirl shirlee shirleen shirlene shirley shirlie shirly shiro shishir shiv
shiva shivali shivam shivan shivangi shivani shivaun shiven shivon shivonne shivraj shiya shizue shizuka
shizuko shizuo shkelqim shkelzen shkumbin shkurte shlok shlomi shlomit shlomo shmuel sho shoaib shobha shogo
shohei shoichi shoji shoko shola sholom sholto shomari shon shona shonagh shonda shoni shonna shontelle
shorena shoshana shoshanna shoshannah shota shotaro shou shozo shpend shpetim shpresa shqipe shraddha shraga
shravan shree shreeya shrey shreya shreyas shri shriya shruthi shruti shu shuai shuaib shuan shuang shuayb
shubha shubham shuhei shuichi shuji shukri shula shulamit shulamith shumaila shumei shunji shunsuke shunta
shuo shuyi shuying shwan shweta shyam shyan shyann shyanne shyla sia siaka siam siamak sian siana sianna
sianne siar siara siarhei siavash sibeal sibel sibella sibelle sibila sibilla sibylla sibylle sicily sid
sidar siddarth siddharth siddhartha siddhi siddiq sidharth sidi sidika sidiki sidnei sidney sidonia sidonie
sidonio sidra sidrah sidsel sidy siegbert siegfried sieglinde siegmar siegmund siegrid siegrun siem sien
siena sienna siera sietse sietske siew sif sifa sig sigal sigbritt sigfred sigfredo sigfrid sigfrido
sigfried sigge sigi sigifredo sigismond sigismund sigita sigitas sigmar sigmund signa signe signhild signy
sigolene sigourney sigrid sigridur sigrun sigurd sigurdur sigvald sigvard sigve sihaam siham sihame sihem
siim siiri sikandar sikander sil sila silan silas sile silena silene silia silja silje silka silke silla
silva silvain silvana silvano silvere silveria silverio silvester silvestra silvestre silvestro silvi silvia
silviana silvie silvija silvin silvina silvino silvio silviu silviya silvo silvy sima siman simao simas
simay simba simbarashe simcha sime simen simeon simeona simeone simge simi simin simina simion simisola
simmone simo simon simona simonas simone simoneta simonetta simonette simonne simplicio simpson simra simrah
simran simranjit simrat simren simrit sina sinai sinaida sinan sinclair sinda sindi sindia sindre sindy
sinead sinem singh sini sinia sinikka sinisa sinja sinthia sintija sinuhe sioban siobhain siobhan siofra
siomara sion siona sione sioned sipan sipho siqi sira siraj sirak siranush sirat sireen sirena siri siria
siril sirin sirina sirine sirio sirius sirja sirje sirkka sirkku siro sirpa siru sirus sisi sisilia siska
sisko sisley sisse sissel sissi sista sisto sita sitara siti siu siun siv siva sivakumar sivan sivert sivi
siw siwan siwar sixta sixte sixten sixtine sixto sixtus siya siyana siyar siyu siyuan sjoerd sjoukje sjur
skai skaiste skander skender skye skyla skylar skyler sladan sladana slade sladjan sladjana slater slava
slavcho slaven slavi slavica slavisa slavka slavko slavo slavoljub slavomir slawa slawomir sliman slimane
sloan sloane slobodan slobodanka smadar smail smaragda smaranda smilja smiljan smiljana smiljka smilla smita
smitha smriti sneh sneha snehal snejana snezana snezhana snigdha snjezana snorre snorri soa soad soan soazig
sobhan sobia socorro socrate socrates soe soffia sofi sofia sofian sofiane sofie sofien sofija sofina sofiya
sofya sofyan soha sohaib sohail sohaila soham sohan sohana soheil soheila sohel sohil sohini sohrab sohvi
soichiro soila soile soili soizic sok sokhna sokol sola solaiman solal solan solana solange solangel solara
solea soledad soleil solen solena solene solenn solenne soley solfrid soliman solin solina soline solita
solly solmaz soloman solomia solomon solon solrun soltan solveig solveiga solvej solvejg solvi solweig som
soma somaya somayeh somchai somer somi somia sommer somya sona sonal sonali sonam sonay sondos sondra sondre
soner songul soni sonia sonika sonita soniya sonja sonke sonna sonni sonnia sonnie sonsoles sony sonya soo
soojin sook sookie sophal sophea sophi sophia sophiane sophie sophina sophy sophya sora soraia soraida soran
sorana soraya sorcha sorel soren soria sorin sorina soriya soroush sosthene sosuke sota sotera sotero
sotiria sotirios sotiris sou souad soufian soufiane souhaib souhail souhaila souheil souhila soukaina soula
souleyman souleymane soultana soumaya soumeya soumia soumya souraya souren sowmya spartaco spartak spasoje
spela spence spencer spenser speranza spero spiridon spiro spiros spomenka spyridon spyros srdan srdjan
srecko sree sreten sreya sri sridhar srihari srikanth srikar srinidhi srinivas srinivasa sriram srishti
sriya stacee stacey staci stacia stacie stacy staffan stafford stalin stamatia stamatina stamatios stamatis
stan stana stane stanford stani stanimir stanislao stanislas stanislaus stanislav stanislava stanislaw
stanislawa stanislovas stanka stanko stanley stanly stanoje stanton starla starlyn starr stas stasa stasha
stasia stasys stav stavros stavroula steele steen steeve steeven stef stefaan stefan stefana stefani
stefania stefanie stefanija stefaniya stefanny stefano stefanos stefanus stefany stefen steff steffan
steffani steffanie steffany steffen steffi steffie steffy stefi stefica stefka stefon steinar steinunn stela
stelian steliana stelio stelios stella stellan stellina sten stepan steph stephaine stephan stephana
stephane stephani stephania stephanie stephannie stephano stephanos stephanus stephany stephen stephenie
stephenson stephie stephnie stephon stephy stergios sterre stevan steve steven stevens stevenson stevi
stevie stevin stevo stewart stian stig stijn stilianos stina stine stipan stipe stirling stiven stjepan
stoja stojan stojanka stoyan stoyanka strahinja stratton struan stu stuart sture sturla stuti styliani
stylianos sua suad suada suan suanne suat subha subhan subhash subhi subin subodh subramaniam subrata
suchada sucheta suchitra sudarshan sude sudeep sudenaz sudha sudhir sueann sueda suela sueli suella suellen
suely sufia sufian sufyan sugey suguru suha suhaib suhail suhaila suhana suhas suhayb suhayl suhayla suheyla
sui sujan sujata sujatha sujay sujin sujit suk sukaina sukanya sukayna sukhdeep sukhdev sukhjinder sukhjit
sukhmani sukhpreet sukhraj sukhvinder sukhwinder suki sukran sukriye sukru sula sulaiman sulamita sulamith
sulayman sule suleika suleiman sulejman suleman suleyman suli suliman suljo sullivan sulo suly suma sumaia
sumaira sumaiya suman sumana sumaya sumayah sumayya sumayyah sumedh sumedha sumeet sumeja sumer sumera
sumeya sumeyra sumeyye sumi sumia sumie sumiko sumin sumio sumire sumit sumita sumitra sumner suna sunaina
sunao sunay sundari sunday sundeep sundus sune sunee suni sunil sunisa sunita sunjay sunna sunni sunnie
sunniva suoma suong supriya sura surabhi surafel suraiya suraj suraya suren surena surendra suresh sureyya
suri suria surina surinder suriya surjit surya susa susan susana susane susann susanna susannah susanne suse
susen susette sushant sushil sushila sushma sushmita susi susie susmita sussan sussie susumu susy sutton
suvi suzan suzana suzane suzann suzanna suzannah suzanne suze suzel suzelle suzette suzi suzie suzon suzuko
suzy svana svanhild svante svatava svatopluk svea svein sveinung sven svend svenja svenn sverker sverre
sveta svetislav svetla svetlana svetlin sveto svetomir svetoslav svetozar sveva sviatlana sviatoslav svilen
svitlana svjetlana svyatoslav swann swantje swapna swara swathi swati sweety swen sweta swetha swetlana syam
sybella sybil sybill sybilla sybille sybren syd sydelle sydne sydnee sydney sydnie syed syeda syl sylas
sylia sylke sylva sylvain sylvaine sylvana sylver sylvere sylvester sylvestre sylvette sylvi sylvia sylviane
sylvie sylvine sylvio sylwester sylwia syma symeon symon symone symphorien syna synne synnove synthia syra
syrah syreeta syria syrine syrus szabina szabolcs szczepan sze szilard szilveszter szilvia szofi szofia
szonja szymon taavi tabassum tabata tabatha tabea taber tabetha tabia tabita tabitha tabor taciana tacy
tadahiro tadao tadas tadashi tadayoshi tadayuki tadd taddeo tadea tadeas tadej tadeja tadeo tadeus tadeusz
tadgh tadhg tadija tae taegan taeko taelor tafari tage taha tahani tahar taher tahera tahereh tahia tahir
tahira tahirah tahiya tahj tahlia tahmid tahmina tahnee tahra tahseen tahsin tai taia taiana taib taiba
taichi taida taieb taiga taija taika taiki taila taim taima taimi taimoor taimur taina taine taio taira tais
taisa taisha taishi taisia taisija taisiya taissa taissia taisto taisuke tait taito taiwo taiyo taj taja
tajana tajinder tak taka takaaki takafumi takahiko takahiro takahisa takahito takako takamasa takanori takao
takara takashi takatoshi takaya takayoshi takayuki takehiko takehiro takeo takeru takeshi taki takis takiyah
tako taku takuji takuma takumi takuro takuto takuya tal tala talal talan talat talbot talea taleb taleen
talen talena talha tali talia taliah talib talicia talie taliesin talin talina taline talip talis talisa
talisha talissa talita talitha taliya taliyah talla tallia tallis tallulah talor talulah talvikki taly talya
tama tamaki tamala tamana tamanna tamar tamara tamarah tamari tamarra tamas tamatha tamaya tamaz tamba
tameem tameka tamela tamera tami tamia tamica tamie tamika tamiko tamila tamilla tamim tamina tamir tamira
tamires tamisha tamiya tamlyn tammara tamme tammi tammie tammo tammy tamon tamotsu tamra tamryn tamsen
tamsin tamsyn tamy tamyra tamzin tamzyn tana tanaka tanay tanaya tancrede tancredi tandi tandy tane taneisha
taneka tanel taneli taner tanesha taneshia tanguy tani tania tanika tanina tanis tanish tanisha tanita
tanith taniya tanja tanju tanmay tanna tannaz tannie tannis tanny tano tansu tanush tanveer tanvi tanvir
tany tanya tanysha tanzila tao taoufik tapan tapani tapio taqi tara tarah tarak taran tarana taraneh taras
tarcisio tarek tareq tari taria tarik tarika tarin tarina tarini tariq tarique tarita tarja tarjei tarkan
tarmo taron tarquin tarra tarrah tarran tarrant tarren tarryn tarsem tarsha taru tarun taryn tasa tascha
tasha tashi tashina tasia tasja taslim taslima tasman tasmia tasmin tasneem tasnim tasos tassadit tassia
tassie tassilo tasya tata tate tatenda tatevik tathiana tatia tatiana tatiane tatianna tatijana tatjana
tatsiana tatsuhiko tatsumi tatsuo tatsuya tatu tatum tatyana tau taufik tauheed taulant tauno tauras taurean
tauri taurus tautvydas tavi tavia tavis tavish tavon tawan tawana tawanda tawfik tawfiq tawnee tawni tawnya
tay taya tayana tayba taye tayeb tayfun tayfur tayla taylan tayler taylor taym tayna tayo tayra tayron
taysir tayson tayyab tayyaba tayyib taz tazio teagan teague teah teala teale teana teanna tecla ted tedd
teddi teddie teddy tedi tedra teegan teejay teela teemu teena tegan tehani tehila tehilla tehmina tehreem
tehya teia teigan teija teijo teila teimuraz tej teja tejal tejas tejay tejinder tekin tekla tekle tela
telesforo telesphore telia telisha tella telly telma telmo temeka temesgen temiloluwa temitayo temitope
temur tena tenaya tendai teng tengiz tenika tenille teniola tenisha tenley tenna tennessee tennille tennyson
tenzin tenzing teo teobaldo teodolinda teodor teodora teodoras teodorico teodoro teodors teodosio teodulo
teofil teofila teofilo teoman teon teona teppei teppo tera terah terance tere terell terence teres teresa
terese teresia teresina teresita teressa terez tereza terezia terezie terezija terezinha terhi terho teri
terina terje tero terra terran terrance terrel terrell terren terrence terri terrie terrill terryl terryn
terttu teruko terumi teruo teryl tesa tesfaye tesha tesla tess tessa tessi tessie tessy tetiana tetsu
tetsuji tetsuo tetsuro tetsuya tetyana teun teunis teuta teuvo teva tevfik tevin tevita tewfik tewodros tex
texas teya teyana teyla tha thabo thad thaddaeus thaddaus thaddee thaddeus thadeus thaer thai thaila thaina
thaine thais thaisa thaleia thales thalia thalie thalita thamar thamara thana thanasis thandi thandie
thandiwe thane thang thanh thania thanos thanya thao thara tharun thayer thayna thayne thays thea theadora
thecla theda theia theis thekla thelma thelonious themis theo theobald theodor theodora theodore theodoric
theodoro theodoros theodorus theodosia theofanis theon theona theophane theophil theophile theophilus theos
theotime thera theres theresa therese theresia theressa thereza theron thi thia thiago thian thibaud
thibault thibaut thida thiemo thien thierno thierry thiery thies thijs thilda thilde thilo thimo thinh
thirza thobias thom thoma thomas thomasina thomasine thommy thompson thomson thony thor thora thoralf
thorben thorbjorn thordis thordur thore thorin thorkild thorleif thorne thornton thorstein thorsteinn
thorsten thorunn thorvald thorwald thu thuan thuc thula thuong thure thurman thurston thusnelda thuy thyra
tia tiago tiah tiam tian tiana tiane tianna tianyi tiare tiarnan tias tiberio tiberiu tiberius tibor
tiburcio ticia ticiano tico tida tidiane tiemen tien tiera tiernan tierney tierra tifa tifani tifany tifenn
tiffani tiffanie tiffany tiffeny tiffiny tige tighe tigist tigran tihamer tihana tihomir tiia tiina tiit
tiiu tija tijan tijana tijani tijen tijl tijn tijs tika tikhon tiki tiko tikva tikvah til tila tilak tilda
tilden tilen tilia tilla tilley tilli tillie tillman tillmann tilly tilman tilmann tilo tim tima timea timeo
timi timm timmie timmothy timmy timna timo timofei timofey timoleon timon timote timotei timotej timoteo
timothe timothea timothee timotheus timothey timothy timoty timour timucin timur tina tinashe tinatin
tindara tineke tingting tini tinja tinka tinna tinne tino tinsley tintin tio tiona tiphaine tiphanie tiphany
tippi tira tiril tirso tirza tirzah tisa tish tisha tita titania titas titi titia titiana titilayo titina
tito titouan titta titti titus tivadar tiya tiziana tiziano tjeerd tjerk tjitske toader toan toba tobe toben
tobey tobi tobia tobiah tobias tobiasz tobie tobin toby tochukwu tod todd todor todorka tofik toi toimi
toine toinette toini toivo tokiko tola tolga tolgahan tolulope toma tomas tomasa tomasina tomaso tomass
tomasz tomaz tomek tomer tomi tomica tomika tomiko tomio tomislav tommas tommasina tommaso tommi tommie
tommy tomo tomoaki tomoe tomohiko tomohiro tomoka tomokazu tomoki tomoko tomomi tomonori tomos tomoya tomoyo
tomoyuki tomy tona tonatiuh toney toni tonia toniann tonie tonika tonina tonino tonio tonis tonisha tonja
tonje tonka tonni tonnie tonny tonu tonya tooba toomas toon topi toprak tora torah toralf toran torben
torbjorn tord tordis toren torey torfinn torgeir torgny torhild tori toria toribio torie toril torild torill
torin torjus torkel torkil torkild torleif torleiv tormod tornike torrance torre torrence torres torrey
torri torrie torry torstein torsten toru torun torunn torvald tory tosca tosh tosha toshi toshiaki toshie
toshiharu toshihiko toshihiro toshikazu toshiki toshiko toshimitsu toshinori toshio toshiro toshiyuki toto
tou toufic toufik touko toula toure touria toussaint tova tovah tove townsend toya toyah toyin toyoko tra
tracee tracey traci tracie tracy trae trai traian trajan tramaine tran trang traugott travers travis travon
trayvon tre trea treasa trebor treena tremaine tremayne trena trenna trent trenton tres tresa tresor tressa
tressie treva trever trevin trevis trevon trevor trey tri triana tricia trieu trifon triin triinu trijntje
trilby trina trine trinette tringa trinh trini trinidad trino triona tripp trish trisha trishna trista
tristan tristana tristen tristian tristin triston tristram trix trixi trixie troels troi trond trong tru
truc truda trude trudi trudie trudy truls truman trung truong truus tryggve trygve trym trystan tsering
tsion tsubasa tsukasa tsuneko tsuneo tsutomu tsuyoshi tsveta tsvetan tsvetana tsvetanka tua tuan tuana tudor
tue tuesday tufan tugay tugba tugce tugrul tui tuija tuire tula tulay tulia tulin tulio tullia tullio tully
tulsi tunahan tunc tuncay tunde tung tuomas tuomo tuong tuovi tupac tura turan ture turgay turgut turhan
turi turid turk turkan turker turki turlough turo tushar tuukka tuula tuuli tuulia tuulikki tuure tuva tuvia
tuyen tuyet twan twana twila twyla txomin tya tyan tyana tyanna tycho tye tyge tyisha tyko tyla tylan tylar
tyler tylor tym tymon tymoteusz tyna tynan tyne tynisha typhaine typhanie tyr tyra tyree tyreese tyreke
tyrel tyrell tyrelle tyrese tyron tyrone tyronne tyrrell tyrus tyson tytti tytus tyyne tzipora tzivia tzvi
ubah ubaid ubald ubaldo uberto uche uchechukwu uchenna udai uday udi udo ueli uffe ufuk ugne ugo ugochi
ugochukwu ugonna ugur ula uladzimir ulas ulderico uldis ulf uli uliana ulises ulisse ulisses uljana ulku
ulla ulle ulli ullrich ulric ulrica ulrich ulrik ulrika ulrike ulrikke ultan ulvi ulyana ulysse ulysses uma
umaima umair umar umayma umberto ume umer umesh umi umit umme ummu ummugulsum ummuhan umran umut una unai
unal undine une unn unna unni uno uolevi upton ura ural uran urania urbain urbano urho uri uriah urias uriel
urielle urim urko urmas urmi urmila urooj uros urpo urs ursa ursel ursela ursina ursula ursule ursuline
urszula urte urtzi urvashi urve urvi usama usamah uschi usha usman uta utako ute uthman utkarsh utku utz
uuno uwais uwe uxia uyen uzair uzay uzeyir uzi uziel uzma uzoamaka uzoma vaclav vada vadim vadym vagn vagner
vahagn vahan vahe vahid vahide vahram vaiana vaibhav vaida vaidas vaidehi vaidotas vaino vaira vaishali
vaishnavi vaiva vakhtang val vala valarie valbona valborg valda valdas valdemar valdemaras valdet valdete
valdir valdis valdo valdrin valen valena valencia valene valens valent valente valentim valentin valentina
valentino valentyn valentyna valer valera valere valeri valeria valerian valeriana valeriane valeriano
valerie valerii valeriia valerij valerija valerio valeriu valeriy valeriya valery valesca valeska valetta
valfrid vali valia valina valle vallerie valli vally valma valmir valon valorie valquiria valrie valter
valters valton valtteri valy valya vamsi vana vance vanda vandana vander vanderlei vanesa vanessa vaneza
vangelis vangie vani vania vanida vanina vanita vanitha vanja vanna vannesa vannessa vanni vannina vanny
vansh vanshika vanya vappu varda vardan varian varin varinder varinia varja varpu varsha vartan varun
varvara vasa vasant vasco vashti vasil vasile vasileios vasilena vasili vasilia vasilica vasilii vasilij
vasilija vasilije vasiliki vasilios vasilis vasilisa vasiliy vasilka vasily vasja vaska vasken vasko vaso
vassil vassili vassiliki vassilios vassilis vassily vasu vasudha vasyl vaughan vaughn vaya vayda vazgen
veaceslav veasna ved veda vedad vedant vedat vedran vedrana veena veera veerle vega vegard vegas vehbi veijo
veikko veit vela velda veli velia velibor velika velimir velina velizar veljko vella vello velma velta vena
venancio venanzio vencel venda vendel vendela vendelin vendula venecia venelin venera veneranda venerando
venesa venessa veneta venetia venezia veniamin venice venise venita venkat venkata venke venla ventsislav
ventura venus vera veranika verda vere vered verena verene verenice vergil verginia verica veridiana verina
verka verla verle verlyn vern verna vernard verne vernell verner vernice vernita vernon vero veron verona
veronic veronica veronika veronique vesa vesela veselin veselina veselinka veselka veselko vesile veska
vesko vesna vesselin vesta veta vetle veton veysel viaan viacheslav vian viana vianey vianna vianne vianney
viatcheslav vibeke vibha vic vica vicenc vicent vicenta vicente vicenzo vick vickey vicki vickie vicktor
vicktoria vicky vico victoire victoria victoriana victoriano victorien victorina victorine victorino
victorio victoriya vid vida vidal vidar vidas vidhi vidhya vidmantas vido vidosava vidya vien viena vienna
vieno viera viesturs viet vigan vigdis viggo vignesh vigo vihaan viivi vija vijay vijaya vik vika vikas
vikash vikesh viki viking vikki vikram vikrant viktor viktoras viktoria viktorie viktoriia viktorija
viktoriya viktors viktorya vila vilas vildan vildana vilde vilem vilhelm vilhelmina vilho vili viliam
viliami vilibald vilija vilim vilis vilius vilja viljam viljami viljar viljo ville villiam villy vilma
vilmar vilmos vilson vilte vimal vimala vin vina vinay vinaya vinayak vince vincenc vincent vincenta
vincentas vincente vincenz vincenza vincenzina vincenzo vinciane vineet vineeth vinesh vinessa vineta vinh
vini vinicio vinicius vinit vinita vinka vinko vinni vinnie vinny vinod vinoth vinson vinton vinzent vinzenz
violaine violanda violante violeta violett violetta violette violina viona viorel viorica vipul vir vira
virag viraj viren virendra virgen virgie virgil virgile virgilia virgilio virgina virginia virginie
virginija virginijus virginio viriato viridiana virna viron virpi virtudes virve visar vishal vishnu vishva
vishwa visitacion vit vita vitale vitali vitalia vitaliano vitalie vitalii vitalij vitalija vitalijus
vitalina vitalis vitaliy vitaly vitas vitezslav vito vitold vitomir vitor vitoria vitorino vitorio vittore
vittoria vittorina vittorino vittorio vitus viv vivaan vivan viveca vivek viveka vivette vivi vivia vivian
viviana viviane viviann vivianna vivianne viviano vivica vivien viviene vivienne vivyan viyan vjekoslav
vjera vjollca vlad vlada vladan vladana vladas vladimer vladimir vladimira vladimiro vladimirs vladislav
vladislava vladislavs vladko vladlen vladlena vlado vladyslav vlasta vlastimil vlastimir vlatka vlatko vlera
vlora voitto vojin vojislav vojka vojko vojo vojtech volha volkan volker volkhard volkmar volmar volodia
volodymyr voltaire von vona vonda vonetta vonne vonnie voula vratislav vreni vrinda vroni vsevolod vuk
vukasin vukica vuokko vuong vural vyacheslav vyara vytas vytautas vytenis vytis vyvyan waad waclaw wadie
wadih wael wafa wafaa wafae wafi wagner wah wahab waheed wahib wahiba wahid wahida wai waino wajahat wajdi
wajid wajih wajiha wakako wakana wala walaa walburga walda waldemar waldir waleed walentyna waleria waleska
wali walid walkiria wallace walli wallie wallis wally walt walter walther walton waltraud waltraut wanda
wanderley wanderson wandy wanessa waneta wang wania wanita wanja wanjiru wannes waqar waqas warda wardah
wardell waren waris warner warrick warsame warwick waseem washington wasi wasif wasil wasim wassil wassila
wassim wasyl wataru watson waverly wayan wayde wayland waylon wayman wayne weam webb weber webster wednesday
wei weifeng weiguo weimin weiwei weiyi weldon welton wenbo wenceslao wenche wencke wenda wende wendee wendel
wendela wendelin wendell wendi wendie wendy weng wenhao wenjie wenjing wenjun wenke wenli wenliang wenqi
wentworth wenwen wenying wenzel wera werner weronika wes wesam wesley wesly wess wessam wessel westley
weston whitley whitman whitney wiam wibke widad widar wiebe wiebke wieland wies wieslaw wieslawa wietse
wiggo wijnand wiktor wiktoria wil wilber wilbert wilbur wilburn wilco wilda wilde wiley wilf wilford wilfred
wilfredo wilfrid wilfrido wilfried wilhelm wilhelmina wilhelmine wilhelmus wilhem wilhemina wiliam wilkin
wilkins wilko willa willam willard wille willeke willem willemien willemijn willemina willi willia william
williamina williams willian williard willibald willie willis willo willoughby willson willy wilma wilman
wilmar wilmer wilna wilson wilton wiltrud wim wina winand wincent windsor winfield winford winfred winfried
winifred winn winna winni winnie winnifred winny winona winslow winson winsor winston winta winthrop winton
wioleta wioletta wisam wissal wissam wissem witold wivine wladimir wladimiro wladislaw wladyslaw wladyslawa
wlodzimierz wojciech wojtek woldemar wolfe wolfgang wolfhard wolter wong woodie woodley woodrow wout wouter
wray wulf wyatt wylie wyman wyn wyndham wynette wynn wynne wynona wynter wynton xabi xabier xan xana xander
xandra xanthe xanthia xaver xavi xavier xaviera xaviere xena xenia xeno xenophon xerxes xesus xhavit xhelal
xhevat xhevdet xia xian xiana xiang xiangyu xiao xiaobo xiaodong xiaofeng xiaoguang xiaohong xiaohua xiaohui
xiaojie xiaojun xiaolei xiaoli xiaolin xiaoling xiaolong xiaomei xiaomin xiaoming xiaoqing xiaorong xiaowei
xiaowen xiaoxiao xiaoyan xiaoyi xiaoying xiaoyu xiaoyue xiaoyun ximena xin xing xinxin xinyan xinyi xinyu
xinyue xiomara xiong xiu xoan xochitl xose xuan xue xulio xun yaa yaacov yaakov yaara yacin yacine yacob
yacoub yacouba yacov yad yadiel yadira yaeko yael yaelle yafa yaffa yagiz yagmur yago yahaira yahel yahia
yahya yahye yaima yair yaira yaiza yajaira yajing yakira yakob yakov yakub yakup yalcin yalda yale yali
yalina yama yamac yaman yamato yamen yamil yamila yamile yamilet yamileth yamin yamina yamini yamna yan yana
yancey yancy yane yanela yanelis yanet yaneth yang yanhong yani yania yanic yanick yaniel yanik yanina
yanique yanira yanis yaniv yanjun yanka yanko yanli yanling yann yanna yanni yannic yannick yannie yannik
yannis yanqing yanyan yao yaprak yaqoob yaqub yaquelin yar yara yarah yarden yared yaren yari yaris yaritza
yariv yaro yaron yaroslav yaroslava yaryna yasaman yasamin yasar yaseen yasemin yasen yaser yash yasha
yashar yashi yashica yasin yasine yasir yasmeen yasmin yasmina yasmine yasna yassen yasser yassin yassine
yassir yassmin yassmine yasuaki yasuhiko yasuhiro yasuko yasumasa yasunori yasuo yasushi yasutaka yasuyuki
yating yavor yavuz yaya yayoi yazan yazeed yazen yazid yazmin yazmine yechiel yedidya yee yegor yehia
yehonatan yehoshua yehuda yehudah yehudit yehya yeison yejin yekaterina yekta yelda yelena yelitza yeliz
yelizaveta yella yelyzaveta yena yendi yener yeni yenifer yenis yenni yennifer yenny yeny yeon yeong yeray
yero yesenia yeshayahu yeshi yesica yesim yesmin yessenia yessica yeter yetta yetunde yeva yevgeni yevgeniy
yevgeniya yevgeny yevhen yewande yian yianna yianni yiannis yichen yicheng yifan yifei yigal yigit yihan
yihui yijie yijun yildiray yildirim yildiz yili yilin yiling yilmaz yimin yiming yin yina ying yingying
yiping yiqing yiran yishai yisrael yisroel yiting yitong yitzchak yitzchok yitzhak yiu yiwen yixin yixuan
yiyang yiyi ylber ylenia yliana yll ylli yllka ylva yma ymer ynes yngvar yngve yngvild yoan yoana yoann
yoanna yoav yochanan yocheved yodit yoel yogesh yohan yohana yohanan yohanes yohann yohanna yohannes yohei
yoichi yoichiro yoji yoko yola yolaine yoland yolanda yolande yolene yomna yona yonah yonas yonatan yonathan
yonca yonel yones yong yoni yonina yonis yonna yony yoo yoon yoram yordan yordanka yordi yorgos yori yorick
yoriko york yosef yoselin yoseph yoshi yoshiaki yoshie yoshifumi yoshiharu yoshihide yoshihiko yoshihiro
yoshihisa yoshihito yoshika yoshikatsu yoshikazu yoshiki yoshiko yoshimasa yoshimi yoshinari yoshinobu
yoshinori yoshio yoshiro yoshitaka yoshito yoshiyuki yoshua yosif yosra yossef yossi yosuf yosuke yota yotam
youcef youenn youmna youn youna younas younes youness younis younus youri yousaf yousef yousif yousof yousra
yousri youssef youssif youssouf youssra yousuf yovan yovana yrjo yrsa ysabel ysabella ysabelle ysaline
yseult ysidro yuan yuanyuan yucel yuchen yucheng yudelka yudi yudit yudith yue yuen yufei yug yugo yuhan
yuhang yuhao yui yuichi yuichiro yuji yujia yujie yujin yujiro yujun yuka yukari yuki yukie yukihiko
yukihiro yukiko yukino yukinori yukio yuko yuksel yul yulan yuli yulia yulian yuliana yuliet yuliya yuma
yume yumei yumi yumiko yuming yumna yun yuna yunes yung yuni yunior yunis yunus yuping yuqi yuqing yura
yurdagul yuri yuridia yurie yurii yurika yuriko yurina yuriy yury yusaku yusef yushan yusif yusra yussef
yussuf yusuf yusuke yuta yutaka yuting yuto yutong yuuki yuvaan yuval yuvan yuvraj yuxi yuxin yuxuan yuya
yuying yva yvan yvana yvanna yve yveline yvelise yves yvetta yvette yvie yvo yvon yvona yvone yvonna yvonne
zaara zabrina zac zacaria zacarias zaccaria zach zachari zacharia zachariah zacharias zacharie zachary
zachery zack zackaria zackariah zackary zackery zada zade zadie zadok zaeem zafar zafer zafir zafira zagorka
zaha zahar zahara zahari zaharia zahava zaheer zaher zahi zahia zahid zahida zahide zahir zahira zahirah
zahoor zahra zahraa zahrah zai zaia zaid zaida zaide zaiga zaim zaima zain zaina zainab zainah zaine zaineb
zair zaira zaire zak zakari zakaria zakariah zakarias zakarie zakariya zakariyya zakary zakarya zakery
zakhar zaki zakia zakiah zakir zakira zakiya zakiyah zakiyya zakiyyah zakk zaklina zaky zala zalan zalia
zalika zalina zalman zam zaman zamir zamira zamzam zan zana zanda zander zandra zane zaneta zani zanna zao
zara zarah zareen zareena zareh zarema zari zaria zarif zarin zarina zarine zarko zarra zarrin zaur zaven
zavier zawadi zaya zayan zayd zayda zayed zayn zayna zaynab zaynah zayne zayneb zayra zayyan zaza zbigniew
zbynek zdena zdenek zdenka zdenko zdravka zdravko zdzislaw zdzislawa zea zeb zeba zebedee zebulon zechariah
zeena zeenat zeeshan zeev zef zeferino zehava zehra zeid zein zeina zeinab zeineb zekai zeke zekeriya zeki
zekiye zelal zelda zelia zelie zelig zeliha zelina zelinda zeline zeljka zeljko zella zelma zelmira zemira
zena zenab zenaida zenaide zendaya zeni zenia zeno zenobia zenon zenta zeph zephaniah zephirin zerda zeren
zerin zerina zerlina zerrin zeshan zeth zeus zev zevi zeyad zeyd zeyn zeynab zeyneb zeynel zeynep zhan zhana
zhane zhang zhanna zhao zhara zhe zhen zheng zhenya zhenyu zhenzhen zhi zhigang zhihao zhihui zhijian
zhiming zhiqiang zhivka zhivko zhiwei zhixin zhiyi zhiyong zhiyu zhiyuan zhong zhou zhu zhuo zia ziad zian
ziba zico zidan zidane zied ziemowit ziga ziggy zigmas zigmund zihan zihao ziheng zijad zijada zijun zikra
zila zilan zilda zilia zilla zillah zilvinas zin zina zinab zinaida zinat zine zineb zinedine zineta zinka
zino zion ziona zipora zippora zipporah ziqi zira zishan zita ziv ziva zivan zivana zivile zivko zixi zixin
zixuan ziya ziyad ziyan ziyi ziyu zlata zlatan zlatica zlatina zlatka zlatko zoa zobia zoe zoee zoel zoey
zofia zofie zofija zoha zohaib zohair zohal zohar zoheb zoheir zohra zohre zohreh zoi zoia zoie zoila zoilo
zoja zola zoltan zona zong zonia zooey zophia zora zorah zoraida zoran zorana zorawar zoraya zorica zorina
zorka zornitsa zosia zoubida zouhair zouheir zoulikha zowie zoya zozan zrinka zsanett zsigmond zsofia zsolt
zsombor zsuzsa zsuzsanna zubaida zubair zubayr zubeyde zubeyr zubin zuha zuhaib zuhair zuhal zuhayr zuhra
zula zulaika zulay zuleika zuleikha zuleima zulema zuleyha zuleyka zuleyma zulfikar zulfiqar zulfiya zully
zulma zulmira zulqarnain zumra zunaira zunilda zuo zura zurab zuri zurine zuzana zuzanna zvezdan zvezdana
zvi zvjezdana zvonimir zvonimira zvonka zvonko zyad zygfryd zygimantas zygmunt zyra zyta
""".split()
)
