"""Given names that people bear, for the guard over free text: lower case, without accents.

Made from the data of the PyPI package nomquamgender 0.1.4 (MIT, © 2022 Ian Van Buskirk), which gathers 36
public lists of names from all over the world: names that at least 6 of the lists hold and that were counted
at least 1,000 times; two-letter names and names that are also ordinary English words (counted 5,000 times or
more) stand apart. A fixed rule chose them, not a person, so that no origin was left out by taste; what that
means for names of each origin is measured by `python -m tests.personal_data_report`.
"""

# One string split once reads and loads better than fifteen thousand literals.
# ruff: noqa: SIM905

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
aada aadam aaden aadhya aadi aadil aadya aage aahil aakash aaleyah aalia aaliya aaliyah aamina aaminah aamir
aanya aapeli aapo aaralyn aarav aaren aariz aarna aarne aarni aarno aaro aaron aarre aarron aarush aarya
aaryan aaryn aase aasiyah aatos aatu aava aayan aayush abagail abbas abbe abbi abbie abbigail abbigale
abbigayle abbott abby abbygail abd abdallah abdel abdelali abdelaziz abdelghani abdelhadi abdelhafid
abdelhak abdelhakim abdelhamid abdelilah abdeljalil abdelkader abdelkarim abdelkrim abdellah abdellatif
abdelmajid abdelmalek abdelmalik abdelrahman abderrahim abderrahman abderrahmane abderrazak abdeslam
abdessamad abdi abdiel abdirahman abdon abdou abdoul abdoulaye abdul abdulahi abdulaziz abdulkadir abdullah
abdullahi abdulrahman abdur abdurahman abdurrahman abe abeer abel abelardo abella abhinav abhiram abhishek
abi abid abiel abigael abigaelle abigail abigale abigayle abigel abilio abimael abir abner abou aboubacar
aboubakar abra abraham abrahan abram abran abrar abriel abrielle abril abu abubakar abubakr aby abygail
achille achilles achim achraf ada adah adair adalbert adalberto adalia adalie adalina adaline adalyn adalynn
adam adama adams adan adara adda addie addison addisyn addy addyson adeel adel adela adelaida adelaide
adelbert adele adelene adelheid adelia adelie adelin adelina adeline adelino adelita adell adella adelle
adelyn adelyne adelynn adem aden adena adham adi adia adian adiel adil adin adina adira adis adison aditi
aditya adler adley adline admir adna adnan adnane adne adolf adolfina adolfo adolph adolphe adolphine
adolphus adonai adonay adonis adora adoracion adrain adrean adria adriaan adrian adriana adriane adriann
adrianna adrianne adriano adriel adrielle adrien adriene adrienn adrienne adrijana adrina adron adryan advik
adyan adyson aedan aeden aela aeris aeron aeryn aferdita afia afnan afonso africa afrim afton agapita
agapito agata agatha agathe aggie agim aglae agne agnes agnese agneta agnieszka agostinho agostino agripina
agron agueda agurtzane agusti agustin agustina ahad ahana aharon ahlam ahlem ahmad ahmed ahmet ahmir ahna
ahren ahron ahsan ahti ahuva aicha aida aidan aidee aideen aiden aidyn aiesha aija aiko aila ailani ailbhe
aileen ailene aili ailin ailish ailsa ailyn aimable aiman aimar aime aimee aimen aimie aimo aimy aina ainara
aine ainhoa aini aino ainoa ainoha ainslee ainsley aintzane aira airam airi aisa aisha aishah aishling
aishwarya aislin aisling aislinn aislyn aislynn aissa aissata aissatou aiste aitana aitor aitziber aiva aixa
aiyana aiyanna aiza aizah aja ajan ajani ajay ajda ajdin ajla akari akash akasha akbar ake akeelah akeem
akemi akhil aki akia akiko akil akila akilah akim akira akiva akos akram aksel akseli akshara akshay akshaya
aku ala alaa alae alaia alain alaina alaine alais alaitz alan alana alanah alane alani alanis alanna alannah
alara alaric alarik alasdair alassane alastair alaya alayah alayna alayne alaysia alazne alba alban albane
albanie alberic albert alberta alberte albertha albertina albertine alberto albie albin albina albine albion
albrecht albulena alby alcide alcides alda aldair aldara alden aldin aldine aldo aldon aldona aldric alea
aleah aleasha alec alecia aleck aleczander aleda aleeah aleen aleena aleesha aleeya aleeyah aleeza alegria
aleia aleida aleigha aleisha aleix alejandra alejandrina alejandro alejo alek aleks aleksa aleksandar
aleksander aleksandr aleksandra aleksanteri aleksei aleksej aleksi aleksis alen alena alene alenka alesandra
alesha aleshia alesia alessa alessandra alessandro alessia alessio aleta aletha alethea alethia aletta alex
alexa alexandar alexander alexandr alexandra alexandre alexandrea alexandria alexandrina alexandrine
alexandro alexandros alexandru alexane alexei alexey alexi alexia alexiane alexie alexina alexine alexis
alexius alexsander alexsandra alexsis alexus alexy alexys alexzander alexzandra aleya aleyah aleyda aleyna
alf alfie alfons alfonsa alfonse alfonso alfonza alfonzo alford alfred alfreda alfredo algernon algie
algimantas algirdas algot ali alia aliah aliana alianna alica alice alicea alicen alicia alicja alida
alienor aliesha aliette aliina aliisa alijah alika alim alima alin alina aliou alioune alisa alise alisha
alishba alishia alisia alison alissa alissia alisson alistair alister alita alivia alix alixandra alixe
aliya aliyah aliyana aliz aliza alizabeth alizah alize alizea alizee alja alla allain allal allan allana
allanah allegra allen allena allene alli allie alline allison allissa allisson allister allisyn alliyah
allyn allysa allyson allyssa alma almeda almir almira almon almudena alois aloise alojz alojzij alojzija
aloma alon alona alondra alonso alonza alonzo alora aloys aloyse aloysius alper alperen alphonse alphonsine
alphonso alphonzo alpo alston alta altagracia altha althea altin alton altti alva alvah alvan alvar alvaro
alve alvena alvera alvie alvin alvina alvino alvira alvis alwin aly alya alyah alyana alyanna alyce alycia
alyna alyne alys alysa alyse alysha alyshia alysia alyson alyssa alysse alyssia alysson alyvia alyx alyza
alzbeta ama amaan amable amada amadeo amadeus amado amador amadou amael amaia amal amalia amalie amalija
amalio amalya aman amancio amand amanda amandeep amandine amando amani amanuel amar amara amarah amare amari
amaria amariah amarie amaris amaro amauri amaury amaya amayah ambar amberlee amberly ambra ambre ambroise
ambroisine ambrose ambrosio amede amedee amedeo amee ameen ameena ameenah ameera ameerah amel amela amelia
amelie ameline amelle amely amelya amena amer amera america americo amerie ames amey ameya ami amia amiah
amie amiee amiel amil amila amilcar amilia amin amina aminah aminata amine amira amirah amisha amit amiya
amiyah amjad ammar ammie ammon ammy amna amon amor amora amore amory amos amparo amr amra amrit amrita amund
amy amya amyra ana anabel anabela anabell anabella anabelle anabia anae anael anaelle anahi anahit anahita
anahy anai anais anaise anaiya anakin analee analeigh anali analia analiese analisa analise analy anam
anamaria anamarie anand ananda ananya anas anass anastacia anastacio anastasia anastasie anastasiia
anastasija anastasio anastasios anastasiya anastazia anatole anatolii anatolij anatoliy anay anaya anayah
anca ancil anda andee ander anders andersen anderson andi andie andon andoni andra andrae andras andre
andrea andreana andreas andree andreea andrei andreia andreina andrej andreja andres andreu andrew andrey
andreya andri andria andriana andrianna andrii andrin andrina andrine andris andrius andriy andromeda andru
andrzej andy ane aneesa aneesah anel anela anelma aner anes anesa anessa aneta anett anette anfernee angad
ange angela angele angelea angelee angelena angelene angeles angeli angelia angelica angelie angelika
angelin angelina angeline angelines angelique angelita angella angelle angelo angely angelyn angharad angie
angus angustias angy anh ania aniah anibal anica anice anicet aniceto anick anie aniela anik anika anil
anila anina anine aniol anirudh anis anisa anisah anish anisha anisoara aniss anissa anita anitra anitta
aniya aniyah anja anjali anjana anjanette anjel anjelica anka anke ankit anmol ann anna annabel annabell
annabella annabelle annabeth annaelle annah annaick annaig annalee annaleigh annalena annalia annalie
annaliese annalisa annalise annalyn annalyse annamae annamaria annamarie annastasia anne annegret anneka
anneke annele anneli annelie annelies anneliese annelise annelle annelyse annemarie annett annetta annette
anni annia annica annice annick annie anniina annik annika anniken annikki annina annis annissa annita
annmarie annukka anny anouar anouchka anouck anouk anoushka ansa ansel anselm anselme anselmi anselmo ansh
ansley anson anssi antal antanas antero anthea anthime anthoney anthoni anthony antia antione antionette
antje anto antoine antoinette antolin anton antone antonella antonetta antonette antoni antonia antonie
antonietta antonija antonin antonina antonine antonino antonio antonios antonius antony antti antton anttoni
antuan antwan antwon anu anuar anuj anum anunciacion anusha anushka anvi anwar anwen anxo anya anyah anyssa
aodhan aoibheann aoibhin aoibhinn aoife apolinar apolline apollo apollonia apolonia apolonio april apryl
aqsa aquilina aquilino aquilla ara arabella arabelle araceli aracelis aracely aram aramis aran arancha
arantxa arantza arantzazu aranza aranzazu aras arash arav araya arben arber arcadio arcelia archibald archie
arda ardath ardelia ardell ardella ardelle arden ardeth ardian ardie ardis ardit ardita ardith ardyce areeba
areli arelis arely aren aretha argelia argenis argentina argimiro arham ari ariadna ariadne ariah arial
arian ariana ariane arianna arianne arianny aric arica arie ariel ariela ariella arielle arien aries arif
arik arika arild arin arina arion aris arisa arisha arissa aristide aristides aritz ariya ariyah ariyan
ariyana arizona arja arjan arjun arkadiusz arkaitz arla arlan arland arlee arleen arleigh arlen arlena
arlene arlet arleta arleth arletta arlette arley arlie arlin arlind arlinda arline arlis arlo arlon arlyn
arlyne armaan arman armance armand armanda armande armandine armando armani armas armel armelle armen armend
armi armida armin arminda armon armond arna arnaldo arnau arnaud arnauld arnault arnav arne arnel arnell
arnett arnette arnfinn arnhild arnie arnita arno arnold arnoldo arnstein arnt arnulfo aroa aroha aron arpad
arran arron arsen arsene arsenio arsim arta artan artem artemio artemis arther arthur arthus artie artin
artis arto arttu artturi artur arturas arturo arun arunas arve arvi arvid arvil arvin arvo arwa arwen ary
arya aryan aryana aryanna aryeh aryn arzu asa asad asael asante asbjorn ase aseel asensio asgeir asha
ashante ashanti ashby ashely asher ashia ashild ashish ashlan ashlea ashlee ashlei ashleigh ashley ashli
ashlie ashlin ashling ashly ashlyn ashlynn ashlynne ashraf ashten ashton ashtyn ashwin asia asiah asier asif
asim asiya asiyah asko aslak aslan aslaug asle asli asma asmaa asmae asmin asmund assa asser assia assil
assiya assunta assya asta aston astri astrid asuncion asya atanasio atara atenea atha athan athanase
athanasios atharv athena athenais athina atif atika atilano atilla atiya atlanta atle atlee atreyu atte
atticus attila attilio aubin aubree aubrey aubrie aubry aud aude audelia auden audie audra audrea audree
audrey audri audria audric audrie audrina audrone audry audun augusta auguste augustin augustina augustine
augusto augustus aukusti auli aulikki aulis aundrea aune aurea aurel aurele aurelia aureliano aurelie
aurelien aurelija aurelio aurelius auria auriane aurora aurore ausra austen austin auston austyn autry autum
auvo auxane auxence auxiliadora ava avah avalon avalyn avani avelina aveline avelino aven averi averie avery
avgust avi avia aviana avianna avie aviel avigail avin avinash avis avital aviva avneet avni avon avraham
avram avril avrohom awa awais awen awilda axel axelle axl axton aya ayaan ayah ayaka ayako ayala ayan ayana
ayanna ayat ayaz ayda aydan ayden aydin ayelen ayelet ayesha ayfer ayhan ayisha ayla aylah aylan ayleen
aylen aylin ayline ayman aymane aymar aymen aymeric aymerick aynur ayomide ayoub ayra ayrton ayse aysegul
aysel aysenur aysha aysia aysun ayten ayub ayumi ayush ayva ayvah ayyub azaan azad azael azahara azalee
azalia azaria azariah azhar azia aziah aziel aziliz aziz aziza azra azrael azriel azucena azul azzedine baba
babacar babette bachir bader badia badis badr bahar bahia bahija baila bailee baileigh bailey bailie baily
bajram bakari bakary balazs balbina balbino baldemar baldomero balint ballard baltasar baltazar balthasar
balthazar bambi bao baptiste baptistin baran barbara barbe barbel barbie barbora barbra barbro barclay bari
baris barna barnabas barnabe barnaby barnett barret barrett barrie barrington barron barry bart barthelemy
bartholomew bartley bartlomiej bartolome bartolomeo bartomeu barton bartosz baruch bas bashir bashkim basile
basilia basilio basilisa basma bassam bastian bastien batiste batsheva batuhan baudouin bautista baxter baya
bayan bayard baylee bayleigh bayley baylor bayram bayron bea beata beate beatrice beatris beatrix beatriz
bebe becca beckett beckham becki beckie becky beda bedford bedirhan bedrich beecher begona bekim bekir bela
belal belarmino belen belia belinay belinda belkacem belkis bella bellamy belma beltran belva ben benaiah
benard benat bence bendeguz bendik benedek benedetta benedetto benedict benedicta benedicte benedicto
benedikt benedikte benett bengt benicio benigna benigno benilde benita benito benjamen benjamin benjamine
benji benjiman bennet bennett bennie benno benny benoist benoit benoite benson bente bentley bently benton
benyamin berangere berat beren berenger berengere berenice berfin berit berivan berkay berkeley berkley berl
berlin berlinda berna bernabe bernadett bernadette bernadine bernard bernarda bernardina bernardine
bernardino bernardo bernat bernd bernhard bernice bernie berniece bernita bernt berra bert berta bertalan
bertel bertha berthe berthold bertie bertil bertille bertin bertina berton bertram bertrand bertta besarta
besim besnik bess bessie beth bethan bethani bethanie bethann bethanne bethany bethel betina betsabe betsey
betsy bette betti bettie bettina betty bettyann bettye betul betzaida betzy beulah bev bevan beverlee
beverley beverly bevin beyonce beyza beyzanur biagio bianca bianka bibi bibiana biborka biel bienvenida
bienvenido bijan bilal bilel biljana billal billel billi billie billye bina binta bintou binyamin birger
birgit birgitta birgitte birk birte birthe birute biserka bjarne bjarte bjorg bjorn bjornar bla bladimir
blai blain blaine blair blaire blaise blaize blake blakeley blakely blanca blanche blandine blane blanka
blas blayke blayne blenda blerim blerina blerta bleuenn blondell blythe boaz bobbi bobbie bobbye bobette
boden bodhi bodie bodil boe bogdan boglarka bogomir boguslaw bohdan bohumil bojan bojana boldizsar boleslaw
boniface bonifacia bonifacio bonita bonna bonni booker boone bora borbala borge borghild boris borislav
borja borje boroka borre boruch borut borys bosco boston botond boualem boubacar bouchra bowen bowie boyce
boyd bozena bracha braden bradford bradlee bradley bradly bradon brady bradyn braeden braedon braedyn brage
brahim braiden brais bram branda brandan brandee branden brandi brandie brandin brando brandon brandt
brandyn branislav branka branko brannon branson brant brantley braulio braxton brayan brayden braydon
braylen braylon brayton brea breana breann breanna breanne brecht breck breda brede bree breeana breeanna
brenda brendan brenden brendon brendyn brenna brennan brennen brenner brennon brent brenton breon breonna
bret brett bretton bria briac brian briana brianda brianna brianne brice brid bridger bridget bridgett
bridgette bridgit bridie brie brieanna briella brielle brien brienna brienne brieuc brigette briggs brigham
brighton brigid brigida brigit brigita brigitta brigitte briley brina brinda brinkley brinley brion briona
briony brisa briseida briseis bristol brit brita britani britanny britany britnee britney britni britny
britt britta brittaney brittani brittanie brittany britteny brittnee brittney brittni brittny britton
brixton broc brock broden broderick brodie brodrick brody bronagh bronislaw bronislawa bronson bronte
bronwen bronwyn brooke brookelyn brooklin brooklyn brooklynn brooklynne bror bruce bruna brune brunilda
bruno bryan bryana bryanna bryanne bryant bryar bryce brycen bryden brylee bryn bryna brynley brynn brynna
brynne bryon bryony bryson bryton bucky budd buel buena buenaventura buffy buford bujar bula bulent bunyamin
burak burcu burdette burgess burhan burim burke burkhard burl burley burnell burnett burnice burrell burt
burton buse bushra busra byran byrd byron cacilia cacilie cade caden cady caeden cael caelan caelyn caesar
cai caiden caila cailee caileigh cailey cailin cailyn cain caine caio cairo caitlan caitlin caitlyn caitlynn
caitriona caius cajsa calandra calder cale caleb caleigh calen caley cali calie calin calista calixte
calixto calla callahan callan calle calleigh callen calli callie callista callum cally calogero calum
calvert calvin cambria camden camelia camella cameran cameron cameryn cami camie camil camila camile camilia
camilla camille camillia camillo camilo camisha cammie cammy campbell camren camron camryn canaan canan
candace candela candelaria candelario candi candice candida candide candido candie candis candise candra
candyce caner cannelle cansu caoimhe caolan capri capucine cara caragh caraline caralyn cardell caren carey
cari caridad carie carin carina carine carinne caris carisa carissa carita carl carla carlee carleen
carleigh carlena carlene carles carleton carletta carlette carley carli carlie carlin carlina carline carlis
carlisle carlita carlito carlo carlon carlos carlota carlotta carlton carly carlye carlyle carlyn carma
carman carme carmel carmela carmelina carmelita carmella carmello carmelo carmen carmin carmina carmon
carnell caro carola carolane carolann carolanne carole carolee carolin carolina caroline caroll carolle
carolyn carolyne carolynn carolynne caron carra carri carrie carrigan carrington carrol carroll carsen
carson carsten carter cartier cary caryl caryn carys cas casandra casen casey casi casie casilda casimir
casimira casimiro cason caspar casper caspian cass cassady cassandra cassandre cassaundra cassey cassi
cassian cassidy cassie cassiopee cassius cassondra cassy castiel casto cataleya catalin catalina catarina
cate catelyn caterina cathal catharina catharine catherin catherina catherine catheryn cathey cathi cathia
cathie cathleen cathrin cathrine cathryn cathy catia catie catina catlin cato catrice catrin catrina
catriona cattleya caty cavan cavin cayce cayden caydence cayetana cayetano cayla caylee cayleigh cayley
caylie caylin cayson ceara ceasar cecelia cecil cecile cecilia cecilie cecilija cecilio cecille cecily
cedric cedrick cedrik ceferino celedonia celedonio celena celene celest celeste celestia celestin celestina
celestine celestino celia celian celiane celie celina celinda celine celio celsa celso cem cemal cemil
cemile cendrine cengiz ceola cera ceren ceri cerys cesar cesare cesareo cesarine cesario cesia ceyda ceylan
ceylin cezar chace chadd chadi chadia chadrick chadwick chahid chahine chahinez chaim chaima chaimae chaka
chakib chalmer chalmers chan chana chancey chanda chandra chanel chanell chanelle chaney chani channa
channing channon chantal chantale chantay chante chantel chantell chantelle chany chara charbel chardonnay
chari charis charise charissa charisse charita charla charle charlee charleen charleigh charlemagne charlena
charlene charles charleston charlette charley charli charlie charline charlise charlize charlotta charlotte
charlton charly charlyn charlyne charmain charmaine charmayne charolette charon chas chasity chauncey
chauncy chava chay chaya chayce chayma chayse chayton chaz che cheick cheikh chelsea chelsee chelsey chelsi
chelsie chelsy chen cheng chenoa cher chere cheree cherelle cheri cherice cherie cherif cherifa cherilyn
cherine cherise cherisse cherly cherlyn cherokee cherri cherrie cherryl cheryl cherylann cheryle cheryll
chesley chesney chester chet chevelle chevy cheyanne cheyenne cheyne chiara chico chimene chioma chiquita
chirine chistopher chloe chloee chloey chloie chole chris chrissie chrissy christ christa christabel
christain christal christan christeen christel christele christelle christena christene christer christi
christiaan christian christiana christiane christianna christianne christiano christie christien christin
christina christine christinia christof christofer christoffer christon christoper christoph christophe
christopher christos christy christyn chrystal chrystel chrystele chrystelle chun chyanne chyna chynna cian
ciana cianna ciara ciaran ciarra cicely cicero cielo cienna ciera cierra cigdem cihan cillian cinda
cinderella cindi cindie cindy cinta cinthia cinthya cintia cinzia ciprian cipriana cipriano cira ciriaco
ciril cirila cirilo ciro citlali citlalli claes claiborne clair claira claire clairette clancy clara
clarabelle clarance clare clarence claribel clarice clarinda clarine claris clarisa clarise clarissa
clarisse clarita clark clarke claud claude claudette claudia claudie claudina claudine claudio claudius
claudy claus clayton clea clelia clelie clem clemence clemencia clemens clemente clementina clementine
clemmie cleo cleon cleone cleopatra cleophas cleophee cleophus cleora cleta cletus cleve cleveland clifford
clifton clint clinton clio cliodhna cliona clive clodagh cloe cloey clorinda clotaire clothilde clotilde
clovis cloyd clyde cobi coby coco codey codi codie cody coen cohen colbert colbie colby cole coleen coleman
colene coletta colette coley colin coline collene collette collin colline collins collis collyn colm colman
colombe colson colten colter colton columbus colvin conal conall conan concepcio concepcion concetta concha
conchita conley connell conner connie connor conny conor conrad conrado consolacion constance constantin
constantina constantine constantino constantinos constanza constanze consuela consuelo contessa conway cora
coralee coralie coraline coralyn corban corben corbett corbin corby corbyn cordelia cordell cordero cordia
cordula coreen corena corene corentin corentine coretta corey cori corie corin corina corine corinna corinne
corissa corliss cormac cornel cornelia cornelio cornelis cornelius cornell corrado correy corrie corrin
corrina corrine corrinne corry corsin cort cortez cortland cortney corwin cory cosette cosima cosimo cosme
cosmo costel coty coumba courtenay courteney courtland courtnee courtney courtnie covadonga cozette craig
crawford cree creighton creola crescencia crescencio cris criselda crispin crissy crista cristal cristel
cristelle cristen cristhian cristi cristian cristiana cristiane cristiano cristie cristin cristina cristine
cristino cristo cristobal cristofer cristopher cristy crosby cruz crysta crystel crystle csaba csanad csenge
csilla csongor cuauhtemoc cullen curdin curley curran curtis curtiss custodia custodio cvetka cyan cydnee
cydney cyle cylia cyndi cyndie cyndy cynthia cyntia cyprien cyprienne cyriaque cyriel cyrielle cyril cyrill
cyrille cyrine cyrus czeslaw daan dace dacia daenerys dafina dafne dafydd dag dagan dagfinn dagmar dagmara
dagny dagoberto daiana daija dain daina daira daire daisey daisha daisie daithi daiva daja dajuan dakoda
dakota dakotah dalal dalen dalena dalene dalia dalibor dalida dalil dalila dalilah daliyah dallas dallin
dalma dalton dalvin dalya damani damar damara damaris damaso damen dameon damia damian damiana damiano
damien damijan damion damir damita damjan damjana damla damon damond dan dana danae danah dane daneen daneil
danel danell danelle danette dangelo danguole dani dania danial danica danie daniel daniela daniele daniell
daniella danielle daniil danijel danijela danika danila danilo danish danisha danita danitza daniya daniyah
daniyal dann danna danni dannie danniel dannielle danny dante danut danuta danute dany danya danyal danyel
danyell danyelle daoud daouda daphne daphnee daphney daquan dara daragh darah darby darcel darcey darci
darcie darcy dardan darek darel darell daren daria darian dariana darice darick dariel darien darin darina
darinka dario darion daris darius dariusz darja darko darl darla darleen darlena darlene darline darlyn
darlyne darnel darnell darold daron darragh darran darrel darrell darren darrian darrick darrien darrin
darrion darrius darron darry darryl darryle darryll darryn darsh darshan darvin darwin darya daryl daryle
daryll daryn dasha dashawn dashiell dasia dathan daunte dava dave daven davey davi davia davian david davida
davide davidson davie davin davina davinia davion davis davon davor davorin davy dawid dawit dawna dawne
dawson dawud dax daxton daya dayami dayan dayana dayanara dayanna dayla daylan dayle daylen daylin daylon
daymon dayna dayne dayra dayron daysha daysi dayton dea deana deandra deandre deandrea deane deangelo deann
deanna deanne dearbhla debbi debbie debbra debby debera debi debora deborah deborha deborrah debra debrah
december decker declan dede dedra dedrick dee deeann deeanna deedee deegan deen deena deepak defne deidra
deidre deion deirdra deirdre deisy deitra deja dejah dejan dejon dejuan deklan del delaina delaine delana
delane delaney delani delanie delano delany delbert delcie delena delfin delfina delfino delia deliah
delicia delila delilah delina delinda delisa delisha della delma delmar delmas delmer delois delon delora
delores deloris delos delphia delphin delphina delphine delroy delton delvin delwin demar demarco demarcus
demario demaris demba demet demetra demetri demetria demetrio demetrios demetrious demetris demetrius demi
demian demir demitri demitrius demond dempsey dena denae deneen denes denese deni denia denice deniece denis
denisa denise denisha denisse denita deniz denna dennie dennis dennise denny denton denver denys denyse
denzel denzil deolinda deon deona deonna deontay dequan derald dereck derek derian deric derick derik derin
dermot deron derrek derrell derric derrik derron derry derwin derya deryl desean deshaun deshawn desi
desiderio desirae desiree desislava desmond despina dessa dessie destin destinee destiney destini detlef
detra dev deva devan devante devaughn deven devi devin devina devine devlin devon devona devonne devonta
devontae devonte devora devorah devyn dewayne dewey dewi dewitt dexter deyanira deysi dezmond dhruv dia
diamantina dian diana diandra diane diann dianna dianne diar diarmuid didac didier didrik diedre diego
dierdre dietmar dietrich dieudonne digna dijana dijon dilan dilara dilek dillan dillard dillion dillon dima
dimas dimitar dimitra dimitri dimitrios dimitris dimitry dina dinah dino diogo dion diona dione dionicio
dionisia dionisio dionna dionne dior disa divina divya dixie dixon diya diyar djamal djamel djamila djeneba
djenna djibril djilali dmitri dmitrii dmitrij dmitry dmytro dodie dogan doha doina doireann dola dolan
dollie dolores dolors domen domenic domenica domenick domenico dominga domingo domingos dominic dominica
dominick dominik dominika dominique dominque domitila domitille domonic domonique domonkos dona donal donald
donalda donat donata donatella donatien donatienne donato donavan donavin donavon dondi dondre donell
donella donelle donetta donette dong donia donie donielle donita donivan donn donna donnacha donnalee
donnamarie donnell donnette donnie donnis donny donovan donta dontae dontay donte donya dora doran dorathy
dorcas doreen dorene doretha doretta dori doria dorian doriane dorianne dorie dorien dorina dorinda dorine
doris dorit dorita dorka dorla dorman doron dorota dorotea doroteja doroteo dorothe dorothea dorothee
dorothy dorottya dorris dorsey dorte dortha dorthe dorthea dorthy dottie douaa doug dougie douglas douglass
dounia dov dovid dovile dow doyle dragan dragana dragica drago dragutin draven drayton dre dreama drexel
driss drita driton dru drucilla drue drusilla dua duaa duaine duan duane duarte duc dudley dulce dulcie
dumitru duna duncan dunia dunja dunya duran durand durell durrell durward durwood dusan dustan dusten dusti
dustin dustyn dutch duwayne duy duygu dwain dwaine dwan dwane dwayne dwight dwyane dyan dyana dyani dyann
dyanna dyanne dylan dylann dyllan dyllon dylon dyson dzsenifer eabha eamon eamonn ean eanna earle earlene
earline earnestine eartha earvin eason easter easton eathan ebba ebbe eben ebenezer eber eberhard ebonee
eboni ebonie ebrahim ebrar ebrima ebru ecaterina ece ecrin eda edan edanur edd edda eddie edel edelmira
edelmiro eden eder edgar edgard edgardo edi edie edilberto edin edina edis edison edita edith edithe edla
edme edmee edmon edmond edmonde edmund edmundo edna edoardo edon edona edouard edra edric edrick edris edsel
edson eduard eduarda eduardo edurne eduvigis edvard edvin edward edwardo edwige edwin edwina edwyn edy edyn
edyta edyth edythe eeli eelis eemeli eemil eerik eerika eero eesa eesha eetu eeva eevert eevi efe effie
efraim efrain efrem efren egan egbert ege egemen egidio egil egle egoitz egon egypt egzon egzona ehren ehsan
eidan eiden eija eila eileen eilene eilidh eilis eilish eimear einar einari eine eini eino eira eirik eirin
eisa eitan eithan eivind eivor ekaitz ekaterina ekrem ela eladia eladio elaia elaina elaine elam elan elana
elani elanor elanur elara elayna elayne elba elbert elda eldar eldbjorg elden eldin eldon eldora eldred
eldridge elea eleana eleanor eleanora eleanore elease eleazar electa electra elektra elen elena elene eleni
elenor elenora elenore eleonor eleonora eleonore eleri eleuteria eleuterio elfie elfreda elfrieda elfriede
elgin elham eli elia eliah eliam elian eliana eliane elianna elianne elias eliaz eliazar elicia elida elidia
elie eliel elien elies eliette eliezer elif eligio elihu eliina eliisa elija elijah elin elina eline elinor
elinore elio elion eliora eliot eliott elis elisa elisabet elisabeta elisabete elisabeth elisabetha
elisabetta elise elisee elisenda eliseo elisha elisheva elisia eliska elissa elita eliud eliya eliyah
eliyahu eliz eliza elizabet elizabeta elizabeth elizaveta elizbeth elize elizebeth eljas elka elke ella
ellah ellamae elle ellee ellen ellena ellenor ellery elli ellia elliana ellianna ellie elliette ellington
ellinor elliot elliott ellis ellisa ellise ellison ellora ellouise ellsworth ellwood elly ellyana ellyn elma
elmar elmer elmeri elmina elmira elmo elmore elna elnora elodia elodie elody eloi eloina elois eloisa eloise
elon elona elora elouan elouise elowen eloy elpidio elric elroy els elsa elsbeth elsi elsie elson elspeth
elston elsy elta elton elva elvera elvi elvia elvie elviira elvin elvina elvira elvire elvis elwin elwood
elwyn ely elya elyana elyane elyas elyes elyjah elyn elyna elyne elynn elysa elyse elysha elysia elyssa
elyza elza elzbieta elzie ema emaan emad emalee emalie eman emanuel emanuela emanuele emanuelle embla emel
emelda emeli emelia emelie emelina emeline emely emelyn emelyne emer emeric emerick emerita emerson emersyn
emese emeterio emi emie emiel emiko emil emile emilee emileigh emiley emili emilia emilian emiliana emiliano
emilie emilien emilienne emilija emilio emilly emily emilyn emin emina emine emira emirhan emma emmalee
emmaline emmalyn emmalynn emmanuel emmanuela emmanuella emmanuelle emme emmeline emmerson emmet emmett emmi
emmie emmit emmitt emmy emmylou emna emogene emory emrah emran emre emrik emry emrys emy ena enara enaut
encarnacion enda ender endika endre endrit endy enea enedina eneida eneko eneritz enes engelbert engin
engracia enguerrand enid eniko enis enma enmanuel enna enni ennio ennis enoc enoch enola enora enos enric
enrica enrico enrique enriqueta ensar ensio enver enya enza enzo eoghan eoin eowyn ephraim epifania epifanio
eran erasmo eray ercan erdal erdem erell eren erhan erhard eri eriana eriberto eric erica erich erick ericka
erickson erie erik erika erikka erin erina erine erinn erion eris erja erkan erkka erkki erla erland erle
erlend erlene erlinda erline erling erma ermelinda erminia erna ernest ernesta ernestina ernestine ernesto
ernie erno ernst erol eron eros errin errol ersin erskine erva ervin erwan erwann erwin eryk eryka erykah
eryn erynn erzsebet esa esai esaias esau esdras esha eshaal eshaan eshal eshan esila eskil esko eslem esma
esmae esmanur esme esmee esmeralda espen esperance esperanza esra essa essi essie esta estanislao esteban
estee estefana estefani estefania estefany estel estela estell estella estelle estera esteri estevan esteve
esther estibaliz eston estrella estrellita eszter etan etelvina ethan ethann ethel ethelyn ethen ethyl ethyn
etienne etiennette etna etta ettie ettore euan eudald eudora eufemia eugen eugena eugene eugenia eugenie
eugenio eugeniusz eula eulalia eulalie eulalio eulogia eulogio euna eunice euphemia euphrasie eusebe eusebia
eusebio eustache eustaquio eva evald evalina evaline evalyn evan evana evander evangelia evangelina
evangeline evangelos evann evanna evans evariste evaristo evelia evelien eveliina evelin evelina eveline
evelio evelyn evelyne evelynn evelynne everardo everest everett everette everlee everleigh everley everly
everlyn evert evette evgenia evgenii evgeniia evi evia evie evin evita evlyn evolet evon evonne evy evyn ewa
ewald ewan ewelina ewell ewen ewing eya eyad eyal eyden eylul eymen eytan eythan eyup ezechiel ezekiel
ezequiel ezgi ezio ezra ezrah fabia fabian fabiana fabiano fabien fabienne fabio fabiola fabrice fabricio
fabrizio facundo fadi fadil fadila fadime fadma fadoua fadumo fadwa fae fahad fahd faheem fahim fahima faigy
faisal faiz faiza faizan fallon fallyn falon fanni fannie fanta fantasia fantine fany faouzi fara farah
farhad farhan farid farida fariha faris farley faron farouk farrah farrell farren farris faruk farzana fateh
fatema fathi fathia fathima fatih fatiha fatima fatimah fatimata fatime fatma fatmanur fatmir fatmire fatna
faton fatou fatouma fatoumata fausta faustin faustina faustine faustino fausto favian faviola fay faycal
faye fayette faysal fayth faythe fearne febe federica federico fedor felecia felica felice felicia feliciana
feliciano felicidad felicie felicien felicienne felicisimo felicita felicitas felicite feliks felipa felipe
felisa felisha felix felton femke feng fenix fenna fenton ferdi ferdinand ferdinando ferenc fergal fergus
ferhat feriel ferman fermin fermina fernand fernanda fernande fernando ferne ferran ferrell ferris fethi
feyza ffion fia fiachra fidel fidela fidelia fidencio fien fikret filiberto filip filipa filipe filippa
filippo filiz filomena fina finbar finbarr findlay finlay finley finn finnegan finnian finnigan finnley
fintan fiona fionn fionnuala fiorella firas firat firdaws firmin fischer fitim fitore fitzgerald fiza flamur
flavia flavian flavie flavien flavio fleming fleta fletcher fleur fleury flo flor florance flore floreal
florence florencia florencio florene florent florentin florentina florentine florentino floretta floria
florian floriana floriane florianne florica florida florie florim florimond florina florinda florine floris
florrie flossie floy floyd flurin flurina flynn folke fonda forrest fortunato fouad foued fouzia foy fran
franca france franceline francene frances francesc francesca francesco francette franchesca francheska
franci francia franciane francie francina francine francis francisca francisco franciscus francisque
franciszek franck francky franco francois francoise franjo franki frankie franklin franklyn franky frans
fransisco frantisek frantiska frantz franz franziska fraser frauke frazer frazier fred freda fredda freddie
freddy frederic frederica frederick fredericka frederico frederik frederique fredi fredie fredric fredrica
fredrick fredricka fredrik fredrika fredy freeda freida freja freya freyja frida fridolin frieda friederike
friedrich fritz frode froilan froydis fructuoso fruzsina fuad fuencisla fuensanta fulbert fulgencio fulton
fulvio fumiko funda furkan fynn fyodor gabe gabi gabija gabin gabino gabor gabrial gabriel gabriela gabriele
gabriell gabriella gabrielle gabrijela gabryel gaby gadiel gael gaelle gaetan gaetana gaetane gaetano gaia
gaige gail gaile gaines gaizka galen galia galilea galina galla galo galyna gamaliel gamze ganimete ganna
gannon gara garance garazi garbine gard gardner garen garet gareth garett garey garfield gari garikoitz
garin garnett garold garren garreth garrett garrick garry garth garvin gary gaspar gaspard gaspare gasper
gaston gatien gaurav gaute gauthier gautier gavan gaven gavin gavino gavriel gavyn gaye gayla gayle gaylen
gaylene gaylon gaylord gaynell gaynelle gaynor gazmend gean gearld gearoid geary gedeon gediminas geena geir
gellert gema gemma gena genaro genelle generosa geneva genevie genevieve genevive genia genis genna gennady
gennaro gennie gennifer genny geno genovaite genoveva geo geoff geoffery geoffray geoffrey geoffroy georg
georgann georganna georganne george georgeann georgeanna georgeanne georgene georges georgeta georgetta
georgette georgi georgia georgiana georgiann georgianna georgianne georgie georgina georgine georgio
georgios georgiy geovani geovanni geovanny geovany gerald geraldine geraldo geralyn gerard gerardo geraud
gerd gerda geremy gergely gergo gerhard geri gerlinde germain germaine german germana gernot gerold gerome
geronimo gerrard gerri gerrie gerrit gerry gershon gerson gert gertie gertraud gertrud gertruda gertrude
gertrudis gervais gervaise gervasio gery gethin geza gheorghe ghislain ghislaine ghita ghizlane ghulam
ghyslaine gia giacomo giada gian giana giancarlo gianfranco giani gianluca gianmarco gianna gianni giavanna
gibran gibson gideon gidget giedre gifford gigi gil gila gilbert gilberte gilberto gilda gildardo gildas
giles gilles gillette gillian gillis gilmer gina gines ginette ginny gino gintare gioele gioia gion giordano
giorgi giorgia giorgio giorgos giovana giovani giovanna giovanni giovanny giovany girard girolamo gisel
gisela gisele gisell gisella giselle gislaine gisle gissel gisselle gita gitte gittel gitty giulia giulian
giuliana giulianna giuliano giulietta giulio giuseppa giuseppe giuseppina gizela gizelle gizem gjermund
gladis gladys glena glenda glendon glendora glenice glenn glenna glennie glennis glennon glenwood glenys
glinda gloria glover glyn glynda glynis glynn godefroy godfrey godwin gokhan golda goldie goldy goncalo
gontran gonul gonzague gonzalo goran gorazd gordan gordana gorden gordon goril gorka gosta gottfried
gottlieb goulven gozde gracee gracelyn gracelynn gracen gracey graci gracia graciano gracie graciela
graciella gracy gracyn grady graeme grafton graham graig grainne granger granville gratien grayce graydon
grayson grazia graziano graziella grazina grazyna grecia greer greg grega gregg greggory gregoire gregor
gregoria gregorio gregory greig greta gretchen grete gretel grethe gretta greyson gricelda griffen griffith
grisel griselda gro grover gry grzegorz guadalupe gudrun guenael guenaelle guglielmo guido guilaine guilhem
guilherme guillaume guillem guillemette guillermina guillermo guinevere guiomar guiseppe guislaine gulay
gulcan gulsah gulsen gulsum gumersinda gumersindo gunhild gunilla gunn gunnar gunnel gunnhild gunter gunther
gunvor guri gurleen gurnoor guro gurpreet gurvan gus gussie gustaf gustav gustave gustavo guylaine guylene
guzman gwen gwenael gwenaelle gwenda gwendal gwendolen gwendoline gwendolyn gwendolyne gwendolynn gweneth
gwenn gwennaelle gwenola gwenyth gwladys gwyn gwyneth gwynn gwynne gyorgy gyula haakon haaris habib habiba
haby hacene hacer hadassa hadassah hadda haddie haden hadi hadia hadiya hadja hadleigh hadley hadrien hadyn
hafid hafida hafsa hafsah hagan hagen hai haidar haiden haider haidyn haile hailee haileigh hailey hailie
haily haim haizea hajar hajer hajra hakan hakeem hakim hakima hakon hal hala halbert halee haleema haleigh
haley hali halie halil halim halima halimah halime halina halle hallee halley hallgeir halli hallie hallvard
halvard halvor halyna hamad hamdi hamed hamid hamida hamidou hamilton hamish hammad hampton hampus hamza
hamzah han hana hanaa hanae hanah hanan hanane haneen hanga hani hania hanif hanifa hanife haniya hanna
hannah hannan hanne hannele hannelore hannes hanni hannibal hanns hannu hans hansel hansjorg hanson
hanspeter hansruedi hansueli hao harald harding hareem hari haris haritz harlan harland harlee harleen
harleigh harlem harlen harlene harley harli harlie harlin harlon harlow harlyn harman harmon harmonie harold
haron haroon haroun harouna harper harpreet harrell harri harriet harriett harriette harris harrison harrold
hartley hartmut haruka harun harvey harvie hasan hasani haseeb hashim haskell hasna hasnae hasnain hassan
hassane hassen hatem hatice hatim hattie hava havana havard havin havva hawa haya hayat haydee hayden haydn
haydon hayes hayet hayle haylee hayleigh hayley hayli haylie haytham hayward haywood hazal hazen hazle heba
heber hebert hedda hedi hedvig hedvika hedwig hedwige hedy hege heide heidemarie heidi heidrun heidy heike
heikki heiko heimo heine heiner heini heino heinrich heinz helaina helaine helder heleena helen helena
helene helga helge heli helia helin helina helio heliodoro helios helja helka hella helle hellen hellevi
helli hellin helma helmer helmi helmut helmuth heloise helvi hely helyn henar henderson hendrick hendrik
hendrix henk henley henni hennie henning henny henri henrietta henriette henriikka henrik henrika henrikki
henrique henry henryk hensley hera herbert herbie hercules heribert heriberto herlinda herma herman hermance
hermann hermanni hermelinda hermenegildo hermes hermina hermine herminia herminie herminio hermione hermon
hernan hernando herschel hershel herta hertha hertta herve hervey hessie hester heston heta hettie hetty
hezekiah hiba hibah hicham hichem hidaya hideo hiedi hieronymus higinio hila hilaire hilal hilaria hilario
hilarion hilary hilbert hilda hilde hildegard hildegarde hildegunn hilding hildred hildur hilja hilkka hilla
hillard hillary hillel hillery hillevi hilliard hilma hilton hina hinda hindy hipolito hippolyte hira hiram
hiroko hiromi hiroshi hiroyuki hisham hitomi hjalmar hjordis hoang hobart hobert hocine hoda hodei holden
holger holland holley holli hollie hollis holt homero hong honora honore honorine honorio hoover horace
horacio horatio horst hortencia hortense hortensia hosea hossein houcine houda houria houssam houston howard
howell howie hoyt hristo hubert huda hudson huey hugh hughes hughie hugo hugues huguette hui hulda hulya
humaira humbert humberto humeyra humphrey humza hunor hurley huseyin husna hussain hussein huston huw huxley
huy huzaifa hyacinthe hyman hyrum iago iain ian iana ianis ianna iara ibai iban iben ibon ibraheem ibrahim
ibrahima ibtisam ibtissam ibtissem iciar ida idaira idalia idar idell idella idir idoia idoya idrees idris
idriss idrissa idun iesha ieshia iestyn ieuan ieva iga ignac ignace ignacia ignacio ignacy ignasi ignatius
ignaz ignazio igor ihor ihsan iida iikka iina iiris iiro iisa iisak iisakki iivari iivo ike iker ikhlas ikra
ikram ikrame ila ilah ilan ilana ilari ilaria ilario ilayda ilda ildefonso ildiko ilean ileana ileen ilena
ilene ilenia ilham ilhan ilhem ilia ilian iliana ilianna ilias ilie ilies ilija ilir ilja ilka ilker ilkka
ilknur illa illan illiana illona ilma ilmari ilmi ilmo ilo ilona ilpo ilsa ilse iluminada ilya ilyan ilyana
ilyas ilyass ilyes ilze ima imaan imad iman imane imani imanol imari imelda imen imene imke immaculada
immanuel imogen imogene imran imrane imre ina inaaya inaki inara inari inas inaya inayah indalecio indi
india indiana indie indira indra indre indy indya ine ines iness inessa inez inga ingar inge ingebjorg
ingeborg ingegerd inger ingjerd ingmar ingo ingrid ingrida ingunn ingvar ingvild ingvill inigo inka inkeri
inmaculada inna inocencia inocencio inocente insaf ioan ioana ioanna ioannis iola iolanda iona ione ionel
ionela ionut iosif ipek iqra ira iraia iraida iram iran irantzu irasema irati iratxe ireland irem iren irena
irene irenee irfan iria irie irina irine irish irja irma irmak irmeli irmgard irune irven irvin irvine
irving irwin iryna isa isaac isaak isabeau isabel isabela isabell isabella isabelle isac isadora isadore
isael isai isaiah isaias isak isaline isam isamar isaura isaure isela iselin isha ishaan ishak ishan ishani
ishaq ishika ishmael isiah isidor isidora isidore isidoro isidra isidre isidro isis isla islam isma ismaeel
ismael ismail ismet ismo isobel isobella isobelle isolde isolina isra israa israe israel isreal issa issac
issam issiah istvan ita italia italo itsaso itxaso itzel itziar iulia iulian iuliana iuliia iurii iva ivan
ivana ivanka ivanna ivano ivar ivaylo ivelisse iven iver iverson ivet iveta ivett ivette ivey ivica ivie ivo
ivon ivone ivonne ivor iwan iwona iyad iyana iyanna iyed iyla iza izaac izaak izabel izabela izabell
izabella izabelle izaiah izak izan izar izaro izaskun izayah izel izetta iziah izidor iztok izzy jaakko jaan
jaana jabari jabez jabril jac jacalyn jace jacek jacelyn jacen jacey jaci jacie jacinda jacinta jacinthe
jacinto jackelin jackeline jackelyn jacki jackie jacklyn jackqueline jackson jacky jaclyn jaclynn jacob
jacoba jacobe jacobi jacobo jacobus jacoby jacopo jacqualine jacque jacquelene jacquelin jacqueline
jacquelyn jacquelyne jacquelynn jacques jacquetta jacqui jacquie jacquline jacqulyn jacquy jacy jad jada
jadah jaden jadiel jadin jadon jadranka jadvyga jadwiga jadyn jae jaeda jaeden jaedon jaedyn jael jaela
jaelyn jafet jagger jago jagoda jahaira jaheim jahir jahleel jahlil jahmal jahzara jai jaida jaidan jaide
jaiden jaidon jaidyn jaime jaimee jaimi jaimie jaina jaione jair jairo jairus jaison jak jaka jake jakia
jakie jakob jakobe jakobi jakub jala jalal jaleel jaleesa jalen jalia jalil jalila jalisa jaliyah jalmari
jalo jalon jalyn jalynn jama jamaal jamaica jamaine jamal jamall jamar jamari jame jamee jameel jameela
jameelah jamel jamela jamelia jamell jamelle james jameson jamey jami jamia jamie jamiel jamieson jamika
jamil jamila jamilah jamilla jamillah jamin jamir jamira jamison jammie jamy jan jana janae janai janay
janaya jane janea janean janee janeen janel janell janella janelle janely janene janese janessa janet janeth
janett janetta janette janey janez jani jania janic janica janice janick janie janiece janiel janik janika
janina janine janique janira janire janis janise janita janja janka janko jann janna jannah jannat janne
jannelle jannet jannett jannette janni jannick jannicke jannie jannik jannine jannis janny janos janosch
jansen janson january janusz jany janya janyce jaouad japheth jaquan jaquelin jaqueline jaquelyn jara jarad
jare jared jarek jarel jarell jaren jaret jareth jarett jari jarid jarin jarkko jarl jarle jarmila jarmo
jarne jarno jaro jarod jarom jaromir jaron jaroslav jaroslava jaroslaw jarrad jarrell jarren jarret jarrett
jarrod jarron jarvis jase jasen jasiah jasiel jasir jaskaran jasleen jaslene jaslyn jasmeen jasmin jasmina
jasmyn jasmyne jasna jason jaspreet jassim jasson jaume jaunita javan javen javier javin javon javonte jawad
jax jaxen jaxon jaxson jaxton jaxx jaxxon jaya jayana jayce jaycee jaycen jaycie jaycob jayda jaydan jayde
jaydee jayden jaydn jaydon jaye jaykob jayla jaylah jaylan jaylee jayleen jaylen jaylene jaylin jaylon
jaylyn jaylynn jayme jaymee jaymes jaymi jaymie jayna jayne jaynie jaysen jayson jazlyn jazmin jazmine
jazmyn jazmyne jazzlyn jazzmin jean jeana jeane jeanelle jeanene jeanett jeanetta jeanette jeanice jeanie
jeanine jeanmarie jeanna jeanne jeannetta jeannette jeannick jeannie jeannine jeannot jeanny jeanpierre jeb
jed jedd jedediah jedidiah jeevan jef jeff jefferey jefferson jeffery jeffrey jeffrie jeffry jehan jehanne
jelani jelena jelisa jelissa jelka jelle jemal jemima jemimah jemina jemma jen jena jenae jenaro jenay
jenaya jene jenee jeneen jenell jenelle jenessa jenette jenevieve jeni jenica jenice jenifer jeniffer jenine
jenise jenna jennafer jennah jennefer jennell jennelle jennette jenni jennica jennie jennifer jenniffer
jennine jennings jenny jennyfer jeno jens jensen jenson jeoffrey jeong jera jerad jerald jeraldine jeralyn
jeramiah jeramie jeramy jerard jere jered jerel jerell jereme jeremey jeremi jeremia jeremiah jeremias
jeremie jeremih jeremy jeri jerica jericho jerika jerilyn jerilynn jerimiah jermain jermaine jermel jermiah
jernej jerneja jerod jeroen jerold jerome jeromine jeromy jeron jerone jeronima jeronimo jerrad jerre jerred
jerrel jerrell jerri jerrica jerrick jerrie jerrilyn jerrod jerrold jerry jerson jerusha jeryl jerzy jesenia
jeshua jesiah jesica jesika jeslyn jesper jess jessa jessalyn jesse jesseca jessee jessenia jessey jessi
jessica jessie jessika jesslyn jessy jessyca jestin jesus jesusa jesusita jethro jetmir jeton jett jetta
jette jettie jevon jewell jezabel jhon jhonatan jhonathan jhonny jia jian jianna jiayi jibril jie jihan
jihane jil jill jillian jim jimena jimi jimmie jin jina jinane jindrich jing jireh jiri jirina jiselle jitka
jiya joa joachim joah joakim joan joana joane joanie joann joanna joanne joannes joannie joanny joao joaquim
joaquin joaquina joar jobe joby jocelin joceline jocelyn jocelyne jocelynn jochen jodee jodi jodie jody joe
joeann joel joele joelene joell joella joelle joellen joely joeseph joesph joetta joette joey joffrey jofre
joh johan johana johann johanna johannah johanne johannes johanny johathan johna johnatan johnathan
johnathon johnette johnie johnna johnnie johnny johnpaul johnson johny joi joie jokin joko jolan jolanda
jolanta jolee joleen jolena jolene joli jolie jolien jolina jolinda joline jolita jolyn jolynn jomar jon
jona jonah jonas jonatan jonathan jonathen jonathon jonay jone jonell jonelle jones jonette joni jonie jonna
jonnathan jonne jonni jonnie jonny jonpaul jonte joona joonas joonatan joppe joran jordan jordana jordane
jordann jordanna jordanne jorden jordi jordin jordina jordon jordy jordyn jordynn jorel joren jorg jorge
jorgen jorgie jori jorie joris jorja jorje jorma jorn jorun jorunn jory jos joscelyn jose joseba josee josef
josefa josefin josefina josefine joselin joseline joselito joselyn joselyne josep josepa joseph josepha
josephe josephina josephine josephus josette josey joshua joshuah josi josiah josian josiane josianne josias
josie josip joslin joslyn jospeh joss josse josselin josseline josselyn josselyne jossie josslyn jost
jostein josu josua josue josune josy josyane joud jouko jouni jourdan jovan jovana jovani jovanna jovanni
jovanny jovany jovi jovie jovita joya joyce joycelyn joye jozef jozefa jozsef juan juana juancarlos juanita
juanito judah judd jude judi judicael judie judit judita judith judson judy juel juelz juha juhana juhani
juho jukka jule julee julen julene jules juli julia julian juliana juliane juliann julianna julianne juliano
julie julieann julieanna julieanne julien juliet julieta julietta juliette julija julijana juline julio
julisa julissa julita julius jullian july julyan jun juna junaid june juni junia junie junita junius junko
juno juozas juraj jurate jure jurg jurgen jurgita juri jurij jussi justa juste justen justin justina justine
justino justis justo juston justus justyn justyna jutta juul juuli juulia juuso juvenal juventino juwan jyri
jyrki kaan kaapo kaarin kaarina kaarle kaarlo kaat kabir kace kacee kacey kaci kacie kacper kacy kade kadee
kadeem kaden kadence kader kadi kadiatou kadie kadija kadijah kadin kadir kadriye kady kadyn kaeden kael
kaela kaelan kaelen kaeli kaelin kaely kaelyn kage kahina kahlan kahlia kahlil kai kaia kaidan kaiden
kaidence kaidyn kaija kaila kailah kailan kailani kailee kaileigh kailen kailey kaili kailie kailin kaily
kailyn kailynn kain kaina kaine kaino kaira kairi kairo kais kaisa kaiser kaisha kaison kaisu kaitlan
kaitlin kaitlyn kaitlynn kaito kaius kaiya kaj kaja kajsa kal kala kalan kalani kalaya kalea kaleah kaleb
kalee kaleena kalei kaleigh kalel kalem kalen kalena kaleo kalervo kalevi kaley kali kalia kalib kalie kalil
kalila kalin kalina kalisha kalissa kalista kaliyah kalle kallen kalli kallie kallum kally kalman kaltrina
kalvin kaly kalyn kalynn kalyssa kam kamal kamala kamani kamar kamara kamari kamaria kamden kamel kamelia
kameron kamesha kami kamia kamie kamiel kamil kamila kamilah kamile kamilia kamilla kamille kamisha kamran
kamren kamron kamryn kamya kana kandace kandi kandice kandie kandis kandy kandyce kane kani kanika kanisha
kanon kansas kanye kaori kaoutar kara karah karalee karalyn karam karan kare kareem kareen kareena karel
karelle karen karena karene karey kari karianne karie karim karima karime karin karina karine karinne karis
karisa karishma karisma karissa karita karl karla karlee karleen karleigh karlene karley karlheinz karli
karlie karlo karlos karlton karly karlyn karmen karol karola karole karoliina karolina karoline karoly
karolyn karon karra karren karri karrie karry karsen karson karsten karter karthik kary karyl karyn karyna
kasandra kase kasen kasey kash kasha kashif kasi kasia kasie kasim kasimir kason kaspar kasper kasperi
kaspian kassandra kassi kassia kassidy kassie kassim kassy kata kataleya katalin katalina katana katara
katariina katarina katarzyna kate katelin katell katelyn katelynn katelynne kateri katerin katerina katerine
kateryna katey kathaleen katharina katharine katharyn kathe katheleen katherin katherina katherine katheryn
katheryne kathey kathi kathia kathie kathleen kathlene kathlyn kathrin kathrina kathrine kathryn kathryne
kathy kathyrn kati katia katiana katica katie katina katinka katja katleen katlin katlyn katlynn kato
katrena katri katrice katrien katriina katrin katrina katrine kattie katty katy katya kauko kavan kavin
kavita kavya kawika kawtar kawthar kay kaya kayana kayce kaycee kayci kaycie kaydee kayden kaydence kaydin
kaye kayla kaylah kaylan kayle kaylea kayleb kaylee kayleen kaylei kayleigh kaylen kaylene kayley kayli
kaylia kayliah kaylie kaylin kaylon kaylyn kaylynn kayna kayne kayra kays kaysen kaysha kaysie kayson
kaytlin kaytlyn kayvon kazimiera kazimierz kazuko kazuo keagan kealan kean keana keane keanna keano keanu
keara keaton kecia kee keegan keela keelan keeley keeli keelie keelin keely keelyn keena keenan keenen kees
keesha keeva kegan kehlani kei keiana keifer keigan keijo keiko keila keilah keilan keilani keily keir keira
keiran keiron keirsten keisha keita keith keitha kekoa kelan kelby kelcey kelci kelcie kelcy keli kelia
kelian kelis kellan kelle kellee kellen keller kelley kelli kellian kellie kelly kellyann kellye kellyn
kelsea kelsee kelsey kelsi kelsie kelson kelsy kelton kelvin kelyan kemal kemp kemper kena kenadie kenai
kenan kenda kendal kendall kende kendel kendell kendra kendric kendrick kendy kendyl kenesha keneth kenia
kenisha kenji kenlee kenley kenna kennan kennard kennedi kennedy kenneth kenney kennie kennith kennon kennth
kenny kenrick kensington kensley kent kentin kenton keny kenya kenyatta kenyetta kenyon kenza kenzi kenzie
kenzo kenzy keon keona keoni kepa kera keran kerby kerem keren keri keriann kerim kerin kermit keron kerra
kerri kerrie kerrigan kerrin kerry kersten kerstin kerttu kervin kerwin kesha keshav keshia kesia kessy
kestutis ketil ketsia ketty keturah keva kevan keven kevin kevon kevyn keya keyan keyana keyanna keyla
keylan keyon keyona keyra keysha keyshawn kezia keziah khadidja khadija khadijah khadim khady khai khaled
khaleel khaleesi khali khalia khaliah khalid khalif khalifa khalil khalilah khang khanh khari kheira khia
khloe khristian khristina khushi kia kiaan kiah kian kiana kiani kianna kiara kiarah kiarra kiefer kiel
kiera kieran kieren kiernan kieron kierra kiersten kierstin kierstyn kiesha kieth kiia kiira kiki kile kiley
kilian killian killyan kilyan kim kimani kimaya kimball kimber kimberely kimberlee kimberley kimberli
kimberlie kimberly kimberlyn kimbra kimi kimia kimiko kimmie kimmo kimmy kimora kimya kina kincso kindra
kine kinga kingsley kingston kinley kinsey kinsley kinza kion kiona kip kipp kira kirah kiran kirby kiri
kiril kirill kirk kirkland kirra kirsi kirsten kirsti kirstie kirstin kirsty kirstyn kirt kisha kishan
kitana kitti kittie kiya kiyah kiyan kiyana kiyoko kiyomi kiyoshi kizzie kizzy kjartan kjell kjellaug
kjersti kjerstin kjetil klaas klaire klara klarissa klas klaudia klaus klavdija klay klayton klea kleber
klemen klemens klervi kloe knox knut koa kobe kobi kobie koby koda kodi kodie kody koen kofi kohen kohl koji
kolby koldo kole kolin kolleen kolten kolton komal kong konner konnie konnor konrad konsta konstantin
konstantina konstantinos kooper kora koray korben korbin korbyn kordell koren korey kori korie korin korina
kornel kornelia kortney kory kosta kostas kosti kourtney kraig krasimir kris krish krisha krishan krishna
kriss krissy krista kristal kristan kristeen kristel kristell kristen kristene krister kristi kristian
kristiana kristianna kristie kristiina kristijan kristin kristina kristine kristjan kristof kristofer
kristoffer kriston kristopher kristy kristyn kristyna krisztian krisztina krisztofer kruz krysta krystal
krystel krysten krystian krystin krystina krystle krystyna krzysztof ksenia ksenija kubra kujtim kullervo
kunal kuno kurt kurtis kush kushtrim kustaa kuzey kwame kya kyah kyan kyana kyanna kyara kyden kye kyia kyla
kylah kylan kyle kylea kylee kyleen kyleigh kylen kylene kyler kyley kylia kylian kylie kylin kyllian
kyllikki kylo kym kymani kymberly kyna kyndra kyoko kyosti kyra kyrah kyran kyree kyren kyria kyrie kyrin
kyron kyrsten kyrstin kyson lacee lacey lachelle lachlan laci lacie ladd ladina ladislao ladislas ladislav
ladonna lael laela laeticia laetitia lafayette lahcen lahja lahna laia laiba laila lailah lailani laima
laina laine lainey lainie laird lais laisha laith lajos lakeisha laken lakesha lakeshia lakhdar lakiesha
lakin lakisha lakita lakota lakshmi lala lalia lalie lalita laly lamar lamarcus lamarr lambert lamia lamin
lamine lamon lamont lamonte lamya lan lana lanae lanaya lancelot landen landis landon landry lanelle lanette
laney lang langdon langston lani lania lanie lanier lanita lanna lannie lanny lanya laoise laquan laquisha
laquita lara larae laraine laramie larbi larhonda lari larina larisa larissa larkin laron laronda larraine
larrie larry lars larson larue lary larysa laryssa lasha lashae lashana lashanda lashawn lashay lashon
lashonda lashun lassana lasse lassi laszlo latanya latarsha latasha latashia latesha lathan latia laticia
latifa latifah latina latisha latonia latonya latosha latoya latrell latrice latricia latrina launa laura
lauraine laural lauralee lauran laurance laurane lauranne laure laureana laureano laureen laureline lauren
laurena laurence laurene laurens laurent laurentine laurentino laurenz lauretta laurette lauri lauriane
laurianne laurice laurie laurin laurina laurinda laurine lauro laury lauryn lauryne lavada lavar lavell
lavelle lavena lavenia lavera lavern laverne lavette lavina lavinia lavon lavonia lavonne lawana lawanda
lawanna lawerence lawrance lawren lawrence lawson lawton laya layah layal layan layana layla laylah layna
layne laynie layth layton lazar lazare lazaro lazarus leah leana leander leandra leandre leandro leane leann
leanna leanne leano leanora leart leatha leatrice lebron lecia leda leea leeah leeann leeanna leeanne leela
leeland leeloo leelou leen leena leeroy leesa leevi lehna leia leiah leidy leif leigh leigha leighann
leighanna leighanne leighton leila leilah leilani leilany leina leire leisa leisha leith leja lejla lela
lelah leland lelia lelio lella lem lemar lempi lemuel len lena lenaic lenaig lenard lene lenette leni lenin
lenita lenka lenn lenna lennard lennart lennert lenni lennie lennis lennon lennox lenny lenora lenord lenore
lenox lenuta lenwood leny leo leobardo leocadia leocadie leocadio leola leoma leon leona leonard leonarda
leonardo leonce leoncia leoncio leone leonel leonela leonhard leoni leonia leonid leonida leonidas leonide
leonides leonie leonna leonne leonor leonora leonore leontina leontine leopold leopoldina leopoldine
leopoldo leora leota lera leron leroy les lesa lesha lesia leslee lesley lesli leslie lesly leslye lessie
lester leszek leta letha leticia letisha letitia letizia lettie letty lev levan levana levent levente levern
levi levie levin levon lew lewie lewis lex lexa lexi lexie lexington lexis lexus lexy leya leyah leyla
leylani leyna leyre leyton lezlie lia liah liam lian liana liane lianna lianne lias liban libbie libby libe
libertad liborio librada librado libuse licia lida lidia lidiia lidija lidiya lidwine lidya liene liesbeth
liesel lieselotte liesl lige ligia liina liisa liisi lila lilah lilas lili lilia lilian liliana liliane
lilianna lilianne lilibeth lilie lilien lilijana lilith liliya lilja liljana lill lilla lillee lilli lillia
lillian lilliana lillianna lillianne lillie lillith lilly lillyan lillyana lillyanna lilo lilou lilya lilyan
lilyana lilyann lilyanna lilyanne lin lina linas lincoln linda linde lindell lindi lindita lindley lindon
lindsay lindsey lindsy lindy linea linette ling linh linkin linley linn linna linnea linnette linnie lino
linsay linsey linton linus linwood linzi linzy lio lionel lionell lionnel lior liora liridon liridona lis
lisa lisabeth lisamarie lisandra lisandro lisardo lisbet lisbeth lise liselotte liset lisette lisha lisiane
lison lissa lissandro lisset lissette lissie lita liubov liudmila liv liva livia livingston livio liviu liya
liyah liyana liz liza lizabeth lizbeth lize lizet lizeth lizett lizette lizzette lizzie lizzy ljiljana
ljubica ljubomir ljudmila llewellyn lleyton llorenc lloyd lluc lluis lluisa lluna lluvia loa loana loane
loann loanne lochlan loes loetitia logan logen loghan lohan loic loick loida lois loise loke loki lola
loleta lolita lollie loma lon lona londa london londyn loni lonie lonna lonnie lonny lony loona lora lorain
loraine loralee loran lorayne lorcan lorea loreal loredana loree loreen lorelai lorelei lorella lorelle
loren lorena lorene lorenz lorenza lorenzo loreta loreto loretta lorette loretto lori loria loriana loriane
loriann lorianne lorie lorien lorik lorin lorina lorinda lorine loring loris lorissa lorita lorna lorne
lorraine lorretta lorri lorrie lory loryn lorys lotfi lothar lotta lotte lotti lottie lou louan louana
louane louann louanna louanne louay loubna louca loucas louella loui louie louis louisa louise louisette
louisiane louison louiza louka loukas loula louna lounes lounis loup lourdes lova lovell lovella lovie
loviisa lovina lovis lovisa lovro lowe lowell lowen lowie lowri loy loyce loyd lua luan luana luann luanna
luanne luba lubin lubna lubomir luc luca lucas lucca luce lucero lucette luci lucia lucian luciana lucianna
luciano lucie lucien lucienne lucija lucila lucile lucilla lucille lucina lucinda lucine lucio lucious
lucius lucrece lucrecia lucretia lucrezia lucus lucy lucyna ludivina ludivine ludmila ludmilla ludovic
ludovico ludvig ludvik ludwig ludwik lue luella luigi luigia luis luisa luise luiz luiza luka lukas lukasz
luke luken lula luljeta lulu lulzim lumi luminita luna lupe lupita luqman lura lurdes lurline luther lutz
luukas lux luz luzia lya lyah lyam lyana lyanna lyda lydell lydia lydie lyes lykke lyla lylah lyle lylia
lylian lyliane lyman lyn lyna lynae lynda lyndall lyndee lyndell lynden lyndi lyndia lyndon lyndsay lyndsey
lyndsie lyne lynell lynelle lynetta lynette lynley lynn lynna lynne lynnea lynnette lynsey lynwood lyonel
lyra lysa lysandre lyse lysiane lyssa lyubov lyudmila lyudmyla lyvia lyyli maa maaike maaret maaria maarit
maarten mabel mabelle mable mac macarena macario macarthur macaulay macauley macayla maceo macey machelle
maci macie maciej mack mackayla mackenna mackenzi mackenzie mackenzy mackie macklin macon macy madalena
madalene madalina madaline madalyn madalynn maddalena maddi maddie maddison maddox maddy maddyson madelaine
madeleine madelen madelene madelin madeline madelon madelyn madelyne madelynn madelynne madge madie madiha
madilyn madina madisen madison madisson madisyn madjid madlen madlyn madolyn madonna mady madyson mae maegan
maeghan mael maela maelan maeli maelia maelie maeline maelis maella maelle maellys maely maelynn maelys
maena maeva maeve mafalda magali magalie magaly magan magda magdalen magdalena magdalene magdaleno magdaline
magdeleine magen maggie maggy magi magin magnar magne magnhild magnus maguy maha mahad mahala mahalia
mahamadou mahamed mahaut mahdi mahe maheen maher mahi mahima mahina mahir mahira mahlon mahmoud mahmud
mahmut mahnoor mai maia maialen maida maider maija maiju maik maika maike maikel maiken maila maile maili
mailis maily mailys maimouna maina maira maire mairead mairi maisa maisey maisha maisie maison maissa
maissane maisy maitane maite maitena maiwen maiwenn maiya maizie maj maja majd majda majella majid majken
majorie makaela makai makaila makala makan makayla makeda makena makenna makenzie makenzy maki makia makoto
maks maksim maksimiljan maksym maksymilian makyla mala malachai malachi malachy malaika malak malakai
malakhi malaki malana malani malaurie malaury malaya malcolm malcom malea maleah maleek malek malen malena
malene malfrid malgorzata mali malia maliah malicia malick maliha malik malika malikah maliki malin malina
malinda malique malisa malissa maliya maliyah malka malky mallaury mallie mallori mallorie mallory malo
malone malorie malory malou malte malva malvin malvina malya mamadou mame mamie mammie mamoudou mana manahil
manal manar manav manca manda mandeep mandi mandie mandy manel manelle manfred manha mani manisha manja
manley mannat mannie manny mano manoa manoah manoel manolo manon manpreet manraj mansour mantas manu manuel
manuela manuelita manuella manuelle manya mao mara marah maralyn maram maranda maravillas marbella marc
marcal marceau marcel marcela marcelin marcelina marceline marcelino marcell marcella marcelle marcellin
marcelline marcello marcellus marcelo marcey marchelle marci marcia marcial marciana marciano marcie marcin
marcine marcio marco marcos marcus marcy mardell mardi maree mareike marek maren marena mareva marga
margalida margaret margareta margarete margareth margaretha margarethe margarett margaretta margarette
margarida margarite margaritha margarito margaux marge margene margeret margery margherita margie margit
margita margo margorie margot margret margrete margrethe margrit margrith marguerita marguerite margueritte
margurite margy mari mariah mariam mariama mariame marian mariana mariane marianela mariangela mariann
marianna marianne mariannick mariano maribel maribelle maribeth marica maricarmen marice maricel maricela
maricruz marie marieke mariel mariela marielena mariell mariella marielle mariellen mariely mariem marieme
marien marieta marietta mariette mariia mariitta marija marijan marijana marijane marijke marijo marika
mariko marilee marilena marilene marilin marilou marilu mariluz marilyn marilyne marilynn marilynne marin
marinda marinela marinella marinette marinka marino mario marioara mariola marion mariona maris marisa
marise marisela marisha mariska marisol marissa marit marita maritsa maritta maritza marius mariusz marivel
mariya mariyah mariyam mariza marja marjaana marjan marjana marjanca marjatta marjeta marjetka marjie marjo
marjolaine marjorie marjory marjukka marjut markel markell marketa marketta markie markita markku marko
markos markus marla marlaina marlan marlana marlee marleen marleena marleigh marlen marlena marlene marleny
marley marli marlie marlies marlina marline marlis marlise marlo marlon marlow marlowe marly marlyn marlys
marlyse marna marni marnie marolyn maroua marouan marouane marque marques marquetta marquez marquita marrisa
marrissa marsha marshall marshell marta marte martel martell martha marthe marti martie martijn martika
martim martina martine martinez martino marton martta martti marty martyn martyna marua marva marvell
marvella marvin marvyn marwa marwan marwane marwin mary marya maryah maryalice maryam maryama maryan maryann
maryanna maryanne marybelle marybeth marye maryellen maryem marygrace maryjane maryjean maryjo marykate
marylee marylene marylin maryline marylise marylou marylouise marylyn marylynn maryn maryna maryrose maryse
marysol maryssa maryvonne marzena masako masao masen masha massimiliano massimo matas matea matei matej
mateja mateo mateu mateus mateusz mathea matheo matheus mathew mathias mathieu mathijs mathilda mathilde
mathis mathurin mathys matias matic matija matilda matilde matis matisse matleena mattea matteo matteus
mattew matthaus mattheo matthew matthews matthias matthieu matthis matthys matti mattia mattias mattie
mattis mattison matty matyas matylda matys maud maude maudie mauno maura maureen mauri maurice mauricette
mauricia mauricio maurin maurine mauritz maurizio mauro maurus maury mavis mavrick maxence maxie maxime
maximilian maximiliano maximilien maximilienne maximillian maximin maximina maximino maximo maximus maxine
maxton maxwell maxx maya mayah mayar maybelle maycee maye mayer mayla maylee mayleen maylene maylie maylin
mayline maylis mayme maynard mayola mayra mayron maysa mayson mayssa mayte mayumi mazen mazie mazin mcarthur
mccall mccoy mckay mckayla mckenna mckenzie mckinley mea meabh meagan meagen meaghan meah meara mechelle
mechthild meda medard mederic medhi medhy medina medine meegan meena meera meeri megan megane meggan meggie
megha meghan meghana meghann megumi mehdi mehdy mehmed mehmet mehreen mehtap mei meike meilani meinrad meir
meira meisha meissa meja mekayla mekhi mel mela melaina melaine melanee melaney melani melania melanie
melannie melany melba melbourne melchior melchor melda melea meleah melek melena melford melia melie melih
meliha melik melika melike melina melinda meline melis melisa melisande melissa melissandre melita meliza
melker mellanie mellie mellina mellisa mellissa melodee melodi melodie melonie melony melrose meltem melton
melusine melva melville melvin melvina melvyn melwin melyna melynda melyssa memphis mena menachem mencia
mendel mendy meng menno meral meranda merari merce mercedes mercedesz mercedez mercer meredith merel meret
merete merethe mergim meri meriam merida merideth meridith meriem merilee merilyn merissa merita meritxell
merja merl merle merlene merlin merline merlyn merna merrell merri merrick merrie merril merrilee merrill
merritt mert merton merve mervi mervin mervyn merwan merwin mery meryam meryem meryl mesha messaoud
messaouda mesut metehan metin metka metta mette meya meyer meziane mhairi mhamed mia miah micael micaela
micah micahel micaiah micayla micha michael michaela michaelangelo michaele michaella michaelle michail
michal michala michale michalina michayla micheal micheala michel michela michelangelo michele michelina
micheline michell michella michelle michial michiel michiko mick mickael mickaela mickayla mickel micki
mickie micky mico midori mie mieczyslaw mieke miel miesha migdalia migel mignon miguel miguela miguelangel
miguelina miha mihael mihaela mihai mihail mihajlo mihaly mihir miho miia miika miikka miina mika mikaeel
mikael mikaela mikah mikail mikaila mikal mikala mikayla mikeal mikel mikell mikey mikhael mikhail miki
mikkel mikki mikko miklos miko mikolaj mikyla mila milad milada milagro milagros milagrosa milah milan
milana milani milania milburn milda mildred mileena milena milene milenko miley milford milhan milia milian
miliana milica milinda milissa milja milka milla millan millard mille millicent millie milly milo milorad
milos miloslav miloud milton mimi mimmi mimoun mimouna mimoza mina minahil minda mindaugas mindi mindy minea
minerva ming minh minja minka minna minnie minoru minta minttu mio miodrag miquel mir mira mirabella
mirabelle mirac miral miran miranda miray mircea mirco mireia mireille mirela mirella miren mireya miri
miriah miriam mirian mirja mirjam mirjami mirjana mirka mirko mirna miro miroslav miroslava miroslaw
miroslawa mirsad mirta mirtha mirthe mirva miryam mirza misa misael mischa misha mishelle miska missy misti
mitch mitchel mitchell mitja mitra mitzi mitzie mitzy miya miyah miyuki mladen moa moana modesta modeste
modesto modibo modou moe moesha mohamad mohamed mohammad mohammed mohand mohsen mohsin moira moise moises
moisette moishe mojca mokhtar molli mollie molly mona monae monalisa moncef monet monette monia monica
monika monique monisha monna monnie monroe monserrat monta montague montana montanna monte montel montgomery
montse montserrat monty moona mora morad morag mordecai mordechai morena moreno morgan morgana morgane
morgann morganne morgen morghan moriah moritz morley morris morrison morten mortimer morton mose moses moshe
mostafa mostapha mouad mouhamadou mouhamed moulay mouloud mouna mounia mounir mounira mourad moussa moustafa
moustapha moya mozelle muguette muhamed muhamet muhammad muhammed muhammet muharrem muhsin muireann muna
munir munira murad murat muriel muriele murielle murphy murray murrell murry musa musab muskaan mustafa
mustapha mya myah mychael mychal myer myesha myia myisha myka mykayla mykel mykhaylo mykola myla mylah mylan
mylee mylena mylene myles mylie mylo myra myranda myriah myriam myriame myrian myriem myrle myrna myron
myrta myrtha myrthe myrtice myrtille myrtis nabeel nabiha nabil nabila nacer nacera nacim nacole nada nadean
nadeem nadeen nadege nadene nader nadezda nadezhda nadia nadim nadin nadina nadine nadira nadiya nadiyah
nadja nadya naeem nael naelle nafisa naftali nagore nahel nahia nahil nahla nahom nahomi nahomy nahuel nahum
naia naiara naida naila nailah naim naima naimah naina naira nais naisha naiya naja najah najat najee najet
naji najia najib najim najla najma najoua najwa nakeisha nakia nakisha nakita nakiya nala nalani nallely nam
nan nana nancee nanci nancie nancy nancye nand nandini nando nandor nanette nanna nannette nannie nao naoise
naoki naoko naoma naomi naomie naomy naoual naoufel napoleon nara narcis narcisa narciso narcisse naroa
naseem naser nash nasim nasir nasser nassera nassim nassima nassir nassira nastasia nastassia nastja nat
natacha natale natalee natali natalia natalie nataliia natalija natalina natalio nataliya natalja nataly
natalya natan natanael nataniel natasa natascha natasha natashia natasia nate nathael nathalia nathalie
nathaly nathan nathanael nathanaelle nathanel nathanial nathaniel nathen nathon natia natisha natividad nava
naveed naveen navid navin navya nawal nawel nawfel naya nayah nayan nayara nayel nayeli nayelli nayely nayla
nayomi nayra nazar nazaret nazareth nazario nazia naziha nazim nazir nazli ndeye nea neal neale neave
nebojsa nechama necole ned neda nedra neea neel neela neely neema neena neftali neha nehemiah nehemias
nehemie neida neil neila neill neisha neja nejc nejla nekane neko nel nela nelda nele neli nelia nelida
nelio nell nella nelle nelli nellie nello nelly nelma nels nelson nelva nelya nemanja nemesia nemesio nemo
nena nenad neo neola neoma neomi nerea nereida nereyda neri neriah neringa nerissa nermin nery neslihan
nesrin nesrine nessa nessim nesta nestor nestori neta netta nette nettie neus neva nevada nevaeh nevan neve
neveah neven nevenka neville nevin nevio newell newman neyla neymar neysa nezha ngoc nguyen nhi nia niah
niall niam niamh niara nicaise nicanor nicasio nicco niccole niccolo nichelle nichol nichola nicholas
nicholaus nichole nicholette nicholle nickey nicki nickie nicklas nicklaus nickolas nickolaus nickole nicky
niclas nico nicodemus nicol nicola nicolaas nicolae nicolai nicolas nicolasa nicolaus nicole nicoleta
nicoletta nicolette nicolina nicoline nicolle nicollette nicolo nida nidal nidhi nidia niel niels niesha
nieve nieves nigel nihad nihal niilo niina nijole nik nika nikayla nike nikhil niki nikia nikisha nikita
nikki nikkia nikkita nikko niklas niklaus niko nikodem nikol nikola nikolai nikolaj nikolaos nikolas
nikolaus nikolay nikole nikolett nikoletta nikolina nikos nila nilah nilay nilda nile niles nilo nils nilsa
nima nimrod nina ninette ninfa ninni nino ninon niomi nira nisa nisha nisrine nissa nita nitya nivea nives
nixon niya niyah nizar nneka noa noah noam noan noe noela noelani noele noeleen noelia noelie noeline noella
noelle noellie noelly noely noemi noemie noemy noha noham nohemi nola nolan noland nolann nolen nolwen
nolwenn noma nona nonie nooa noomi noor noora nora norah norbert norberto nordin nordine nore noreen norene
nori noria noriko norina norine norma norman normand norris norton norval norwood nour noura nourdine
noureddine nouredine nouria novah novalee novalie nua nuala nubia nuha numa nuno nunzio nur nura nuray
nurcan nurgul nuri nuria nurullah nusaybah nuutti nuvia nya nyah nydia nyesha nyjah nyla nylah nyle nyomi
nyra nyree nyssa oakleigh oakley oana obadiah obdulia obed obie obinna oceana oceane oceanne octavia
octavian octavie octavio octavius oda odalis odalys oddbjorn oddny oddrun oddvar odelia odell oden odessa
odette odhran odie odile odilia odille odin odis ofelia oguz oguzhan oier oihana oihane oili oisin oiva
oivind okan okey okko oksana oktay ola olaf olai olaia olalla olan olatz olaug olav olavi olaya oldrich ole
oleg olegario oleh oleksandr oleksandra olen olena olene oleta olfa olga olha olie olimpia olin olinda oline
oliva oliver olivette olivia olivier oliwer oliwia oliwier olle olli ollie ollivier olly olof oluwatobi
olvido olympe olympia olyvia oma omaima omaira omar omari omarion omayma omayra ombeline omer omid ona
ondine ondrej oneal oneida oneil onerva onesimo onni onofre onur oona oonagh ophelia ophelie ora oralia oran
orane orazio orelia oren oreste orhan ori orian oriana oriane orianna orianne orie orin oriol orion orjan
orla orlagh orlaith orlan orland orlanda orlando orlane orlin orly orna ornella orpha orrie orrin orsolya
orson orval orvil orville orvin orvokki osama osbaldo osborne oscar osian osie osiris oskar oskari osman
osmar osmo ossi ossian ossie osvald osvaldo oswald oswaldo otakar otelia otha othilie othman othmane othmar
otho othon otilia otis otman otoniel otso ottar ottilia ottilie ottis otto ouafae oualid ouarda ouida
oumaima oumar oumayma oumou ousman ousmane oussama outi ove ovidio owain owais owen oxana oystein oyvind
ozan ozcan ozge ozgur ozkan ozlem oznur ozzie ozzy paal paavali paavo pablo pacey paco pacome paden padraic
padraig paige paislee paisleigh paityn paivi paivikki paivio palma palmer palmira paloma pam pamala pamela
pamelia pamella panagiota panagiotis pandora panna panu paola paolina paolo paquerette paquita pari paris
parisa parker parnell parris parrish parsa parth pascal pascale pascaline pascual pascuala pasi pasqual
pasquale pasqualina pastora patric patrica patrice patricia patricija patricio patrick patrik patrina
patrisha patrizia patrocinio patrycja patryk patti pattie patton patxi pau paul paula paule paulene pauletta
paulette pauli paulien pauliina paulin paulina pauline paulino paulita paulius paulo paulus pavan pavel
pavla pavlina pavlo pavol pawel paxton payge payne payson payten payton paz pearce pearle pearlene pearlie
pearline pearse pearson peder pedro peggie peggy peio pekka pela pelagie pelayo pelin pelle pellervo
penelope penina penney penni pennie pentti pepe pepita peppi percival percy pere peregrina perfecto peri
perla perle pernell pernilla pernille perri perrin perrine perry persephone pertti perttu petar pete petr
petra petras petre petri petrina petro petronella petronila petronille petros petru petrus petter petteri
peyton phaedra pharell pharrell phebe pheobe phil philbert philemon philibert philip philipp philippa
philippe philippine phillip phillips phillis philomena philomene phineas phong phuong phylicia phylis
phyliss phyllis pia piedad pierina piero pierre pierrette pierric pierrick pierrine pierrot pierson piet
pietari pieter pietro piia pilar pilvi pina pinar pinchas pinja pino pio piotr pippa pirita piritta pirjo
pirkko pirmin pius placida placide placido plamen pola polina pollie polly pollyanna polona polonca pontus
pooja poppie porfirio porscha porsche porsha portia powell pranav praxedes preben predrag prem prentice
prentis prentiss prescilla prescillia prescott presley preston pricila pricilla primitiva primitivo primo
princeton prisca priscila priscilia priscilla priscille priscillia prisha priska priya priyanka prudencia
prudencio pryce przemyslaw puja pura purificacion pyotr pyper pyry qasim qassim qiana qing quade quan quang
queenie quentin quenton queralt quiana quim quin quincey quincy quinlan quinn quinten quintin quintina
quinton quitterie quoc raakel rabab rabah rabia rachael rachal racheal rachel rachele rachell rachelle
rachid rachida racquel rada radek radford radha radhika radia radka radley radmila rado radoslav radoslaw
radouane radovan radu rae raeanna raeanne raechel raegan raekwon raelene raelyn raelynn raena raewyn rafa
rafael rafaela rafaella rafal rafe rafel raffael raffaela raffaele raffaella rafferty raffi rafi rafik ragan
raghav ragna ragnar ragnhild rahaf raheem rahel rahil rahim rahima rahma rahman rahsaan rahul raiden raihan
raija raila raili raimo raimon raimund raimunda raimundo raina raine rainer rainey raisa raissa raizel raizy
raj rajaa rajae rajan rajesh rajiv rajko rajveer rakeem rakel rakim raleigh ralf ralph ralphie rama ramadan
ramata ramazan ramel rami ramin ramiro ramiz ramon ramona ramond ramone ramses ramsey ramune ramy ramya
ramzi rana ranae rance rand randa randal randall randee randel randell randi randie randle randolf randolph
ranee rani rania raniya raniyah rannveig ranveig ranya raoul raphael raphaela raphaele raphaella raphaelle
rapheal raquel rasa rasha rashaad rashaan rashad rashan rashard rashaun rashawn rasheda rasheed rasheeda
rashel rashell rashelle rashid rashida rasmus rauha raul rauli rauni rauno ravi ravin ravyn ravza rawan raya
rayaan rayah rayan rayana rayane rayann rayanna rayanne rayburn raychel rayden raye rayen rayford raygan
rayhan rayhana raylan rayleen raylene rayma raymon raymond raymonde raymundo rayn rayna raynald raynaldo
raynard rayne raynell rayshawn rayvon rayyan razan raziel rea reagan reaghan reanna reanne reba rebbecca
rebeca rebecca rebeccah rebecka rebeka rebekah rebekka rebekkah recep reda redouan redouane reece reegan
reem reema reena rees reese reeta reetta reeva refugio regan regena reggie regina reginal reginald regine
regino regis regla regula rehan rei reid reidar reidun reija reijo reiko reilly reima reina reinaldo reine
reiner reinhard reinhold reino reiss reita rejane reka rella rema remedios remei remi remigio remington remo
remona remus remy ren rena renae renald renaldo renan renard renata renate renato renaud renay renda rene
renea renee renelle renesmee renetta renita renna rennie reno renzo reo resa reta retha reto retta reuben
reuven reva rex rexford rey reya reyan reyansh reyes reyhan reymond reymundo reyna reynald reynaldo reynold
reynolds reza rheanna rheta rhett rhian rhiana rhianna rhianne rhiannon rhoda rhona rhonda rhyan rhylee rhys
ria riaan riad rian riana rianna rianne ric ricard ricarda ricardo riccardo ricci ricco richard richardo
richelle richie richmond rickard rickey ricki rickie ricky rico rida ridley ridvan ridwan rie rigmor rigo
rigobert rigoberto rihab riham rihana rihanna riikka riina riitta rik rika rikard rikardo rikhard riki rikke
rikki riku rilee rileigh riley rilla rima rina rinaldo rino rinor rio rion riona ripley risa risha rishaan
rishabh rishi risto rita ritaj ritchie rito ritva riva rivka rivkah riya riyad riyan rizwan rkia roald robb
robbe robbi robbie robbin robby robbyn robel robert roberta roberte robertine roberto robi robie robina
robinson roby robyn robynn roc rocco roch rochel rochell rochelle rocio rockie rockwell roddy roderic
roderick rodger rodica rodman rodney rodolfo rodolphe rodrick rodrigo rodrigue rodriguez roel rogan rogelia
rogelio rogerio rohan rohit roi roisin rok rolan roland rolanda rolande rolando rolf rolla rolland rollande
rollie rollin rollo roma romain romaissa romana romane romano romaric romario romayne rome romel romelia
romeo romero romi romie romina rommel romona romuald romualdo romulo romy ron rona ronak ronal ronald
ronaldo ronan ronda rondell ronell roni ronica ronin ronit ronja ronna ronnell ronney ronni ronnie ronny
rony roope roos roosa roosevelt roque rori rory rosa rosabella rosabelle rosaire rosalba rosalee rosaleen
rosalia rosalie rosalina rosalind rosalinda rosaline rosalio rosalva rosalyn rosalynn rosamaria rosamond
rosana rosane rosangela rosann rosanna rosanne rosaria rosario rosaura rosco roscoe roseann roseanna
roseanne roselia roseline rosella roselle roselyn roselyne roselynn rosemarie rosemonde rosena rosenda
rosendo roser rosetta rosevelt rosey roshan roshni rosia rosie rosina rosine rosio rosita roslyn roslynn
rosmarie ross rossana rossella rossie rosslyn roswell roswitha rowan rowen rowena rowland rowyn roxana
roxane roxann roxanna roxanne roxie roxy roy roya royce roza rozalia rozalija rozanne rozella rozenn rozina
rozlyn ruairi ruben rubens rubi rubie rubin rubina rudi rudiger rudolf rudolfo rudolph rudra rudy rueben
ruedi ruel rufina rufino rufus ruhi rui rukiye rulon rumeysa runa runar rupert ruperto ruqayyah ruslan russ
russel russell rustin ruta ruth rutha ruthann ruthanne ruthe ruthie ruzena ruzica rya ryad ryah ryan ryane
ryann ryanna ryanne ryden ryder ryen ryker rylan ryland rylee ryleigh ryley rylie rym ryne ryo ryon ryszard
ryu saa saad saadia saana saanvi saara saarah saba sabah sabas sabastian sabela sabella sabiha sabin sabina
sabine sabino sabir sabra sabrena sabri sabria sabrin sabrina sabrine sacha sachi sachiko sachin sacramento
sada sadaf sade sadhbh sadi sadia sadie sadik sadio sadiq sadye saeed safa safaa safae safet safia safiya
safiyah safiyyah safwan sagar sagrario sahana sahar sahara sahasra sahil sahin sahra sai saida saif saige
saija saila saima saimi saina saioa saira saja sajid sakari sakarias sakina sakinah saku sakura sal salah
saleem saleh saleha salem salena salif salih saliha salim salima salimata salina salla salli sallie sallyann
salma salman salme salome salomon saloua salud salustiano salvador salvadora salvadore salvator salvatore
salwa sam sama samad samah samaira samanta samantha samar samara samarah samaria samarth samatha samaya
sameer sameera samer samet sami samia samiah samiha samina samir samira samirah samiya samiyah sammantha
sammi sammie sammuel sammy samo samone sampo sampsa sampson samra samson samu samual samuel samuele samuli
samy samya samyra san sana sanaa sanae sanah sanaya sanchez sanda sandee sandeep sandi sandie sandor sandra
sandrina sandrine sandro sanela sanelma sanford sani sania saniah sanije saniya saniyah sanja sanjana sanjay
sanjeev sanna sanne sanni santa santana santeri santi santiaga santiago santina santino santo santos santtu
sanvi sanya sao saoirse saphira saphire sara sarah sarahi sarai saralyn saran saray saraya sarena saria
sariah sarina sarita sariya sarka sarkis saron sarra sarrah sasa sascha sasha saskia satine satu saturnin
saturnina saturnino satya saul sauli saulius saulo saundra sauveur savana savanah saverio savina savion
saxon saya sayed saylor sayra sayuri scarlett scarlette scholastique schuyler schyler scot scott scottie
scotty seamus sean seana seanna sebastia sebastian sebastiana sebastiano sebastien sebastijan sebastjan
sebrina secundino seda sedat sedona sedric sedrick seela seema sefa sefora segolene segunda segundo seher
seija seila sekou sela selah selby selcuk selda selen selena selene selenia selia selim selin selina seline
selma selvin selwyn sem sema semanur semih semir semra semyon sena senad senaida senan seneca senen senja
senne senni sephora sepp seppe seppo september serafin serafina seraina serap seraphin seraphina seraphine
sercan serdar sereina seren serena sergei sergej sergey sergi sergine sergio sergiu serhat serhiy serife
serina serine serita serkan serpil serra servando servane seth sevan sevda severi severiano severin severina
severine severino severo sevgi sevim seydou seyma seymour seynabou shaan shaban shadi shadia shae shaela
shaelyn shahd shaheed shaheen shahid shahin shai shaila shaima shain shaina shaine shakera shakia shakir
shakira shakur shala shalanda shalini shalom shalon shalonda shalyn shamar shamara shamari shameka shamel
shamia shamika shamir shamira shamus shan shana shanae shanay shanaya shanda shandi shandra shane shanea
shanee shaneka shanel shanell shanelle shanequa shani shania shaniah shanice shaniece shanika shaniqua
shanique shanise shanita shaniya shanna shannah shannan shannel shannen shannon shanon shanta shantae
shantal shantay shante shantel shantell shantelle shanti shantia shanya shaquan shaquana shaquille shara
sharae sharan shardae sharee shareef shareen sharell sharen shari sharice sharie sharif sharika sharilyn
sharina sharita sharla sharleen sharlene sharlotte sharlyn sharmaine sharman sharna sharolyn sharon sharonda
sharone sharri sharron sharyl sharyn shasta shaun shauna shauni shaunna shaurya shavon shavonne shaw shawana
shawn shawna shawnda shawne shawnee shawnna shawntel shay shaya shayaan shayan shayden shaye shayla shaylee
shaylin shaylyn shayma shayna shayne shazia shea shealyn sheba sheena sheila sheilah shekinah shela shelagh
shelba shelbi shelbie shelby sheldon shelia shella shelley shelli shellie shelly shelton shemar shena sheng
shenika shenna shepard shera sheree shereen sherelle sheri sherice sherida sheridan sherie sherif sherika
sherill sherilyn sherine sherise sherita sherlene sherley sherly sherlyn sherman sheron sherree sherrell
sherri sherrie sherril sherrill sherrod sherron sherryl sherwin sherwood sheryl sheryle sheryll sheyenne
sheyla shi shia shiann shianne shiela shifra shigeru shila shilo shiloh shimon shira shireen shirel shirin
shirl shirlee shirleen shirlene shirley shirlie shirly shiv shiva shivam shivani shlomo shmuel sholom
shomari shon shona shonda shondra shonna shoshana shpresa shqipe shree shreya shreyas shriya shruti shulem
shyam shyann shyanne shyla shylah sia sian siana siani sianna siara sibel sibylle sicily sid siddharth sidi
sidney sidonie sidra sidsel sidy siebe siegfried sieglinde sien siena sienna siera sigbjorn sigge sigita
sigmund signe sigrid sigrun sigurd sigve siham sihame sihem siiri sila silas silja silje silke siloe silva
silvain silvana silvano silvere silverio silvester silvestra silvestre silvia silvie silvija silvina silvino
silvio silvo sima simao simcha simen simeon simo simon simona simone simonetta simonne simran sina sinai
sinan sinclair sindre sindy sinead sinem sini sinikka siobhan siofra sion sione sira siraj sirena siri sirin
sirine sirkka sirkku siro sirpa siru sisko sissel sita siv sivert sivia siw sixten sixtine sixto siya sjur
skender skye skyla skylar skyler slade sladjana slater slavica slavka slavko slawomir slimane sloan sloane
slobodan smail smain smilla sneha snezana snorre soan soazig socorro sofi sofia sofian sofiane sofie sofien
sofija sofiya sofya soha sohaib sohail soham sohan sohvi soila soile soili sointu soizic solal solan solana
solange solbjorg soledad soleil solen solene solenn solenne solfrid soline soloman solomon solon solveig
solvi soma somaya somer sommer sona sonali sonam sondra sondre soner songul sonia sonja sonjia sonnie sonora
sonsoles sony sonya sophia sophian sophiane sophie sophronia sophy sora soraya sorcha soren sorin sosthene
sotero souad soufian soufiane souhail souhaila souhila soukaina soulayman souleyman souleymane soumaya
soumeya soumia spence spencer spenser spiro spurgeon stacee stacey staci stacia stacie stacy stafford stan
stana stanford stanislas stanislaus stanislav stanislava stanislaw stanislawa stanka stanko stanley stanly
stanton starla starlene starr stasia stasys stavros steele steeve steeven stef stefan stefani stefania
stefanie stefano stefany stefen steffan steffani steffanie steffany steffen steffi steffie steffy stefon
steinar stela stella stellan sten stepan stephaine stephan stephane stephani stephania stephanie stephannie
stephany stephen stephenie stephon sterre stetson stevan steve steven stevens stevenson stevi stevie stewart
stian stig stijn stina stine stirling stjepan stojan stormie stratton stuart sture suad suanne subhan sude
sudie sueann suellen sufian sufyan suhani sukran sula sulaiman sulayman suleiman suleman sulevi suleyman
sullivan sulo sumaiya sumaya sumayyah sumer sumeyye sumner sunday sundus sunil sunita sunni sunnie sunniva
suraj suraya suri surya susan susana susann susanna susannah susanne susette susi susie susy sutton suvi
suzan suzana suzann suzanna suzannah suzanne suzelle suzette suzi suzie suzon suzy svanhild svante svea
svein sveinung sven svend svenja svenn sverre svetlana svitlana swann sybil sybille syble sydnee sydney
sydni sydnie syed syeda sylas sylva sylvain sylvaine sylvana sylvanie sylvere sylvester sylvestre sylvette
sylvi sylvia sylviane sylvianne sylvie sylvine sylvio sylwia symone synne synnove synthia syreeta syrine
syrus szabolcs szilard szilvia szofi szofia szonja szymon taavetti taavi tabatha tabea tabetha tabita
tabitha tadashi tadd tadej tadeja tadeo tadeusz tadgh tadhg taegan taelor tafari taft tage taha tahar tahir
tahira tahirah tahj tahlia tahnee tai taija taika taim taimi taina taira tais taisha taisto tait taito taj
taja tajuana takara takashi takeisha takeo takeshi takia takisha takiya takiyah tal tala talal talan talen
talha tali talia taliah talib talin talina talisa talisha talitha taliya taliyah tallon tallulah talmadge
talmage talvikki talya talyn tama tamala tamar tamara tamarah tamari tamarra tamas tamatha tamaya tambra
tameeka tameika tameka tamekia tamela tamera tamesha tami tamia tamica tamie tamika tamiko tamim tamir
tamira tamisha tamiya tammara tammi tammie tammy tamra tamsin tamya tamyra tamzin tana tanaya tandra tandy
taneisha taneka taneli taner tanesha taneshia tangela tanguy tani tania tanika tanis tanisha taniya tanja
tanna tanvi tanya tao taoufik tapani tapio tara tarah taran taras tarek taren tari tarik tarin tariq tarja
tarjei tarmo taron tarra tarrah tarsha taru tarun taryn tasha tashia tashina tasia tasneem tasnim tate
tatiana tatianna tatjana tatu tatum tatyana tatyanna tauno taunya taurean taurus tavares tavia tavis tavon
tawana tawanda tawanna tawni tawnya taya tayah tayana tayeb tayla taylah taylan taylar tayler taylor tayna
tayron tayshaun tayson teagan teaghan teague teah teana teanna ted tedd teddi teddie teddy teegan teemu
teena tegan tehya teia teigan teija teijo teisha teja tejas tekla telesforo telia telisa telisha tellervo
telly telma telmo temeka tena tenaya tenesha tenho tenika tenille tenisha tenley tennessee tennille tennyson
tenzin teo teodor teodora teodoro teofila teofilo teon teona teppo tera terah terance terell terence teresa
terese teresia teresita teressa tereza terezija terhi terho teri terina terisa terje tero terra terran
terrance terrel terrell terrence terresa terri terrie terrill terron terryl terttu teryl tesa tesha tesia
tesla tesnim tess tessa tessie tetiana tetyana teuta teuvo teva tevin tex texas teya teyana thad thaddeus
thadeus thai thais thalia thane thanh thania thao thayer thayne thea theadora theadore theda theia thekla
thelma theo theodor theodora theodore theodoros theodosia theola theophane theophile theophilus theotime
theres theresa therese theresia theressa theron thi thiago thibaud thibault thibaut thien thierno thierry
thiery thijs thilde thom thomas thomasina thomasine thompson thor thora thorbjorn thore thorin thornton
thorsten thresa thu thurman thurston thuy thyra tia tiago tiah tian tiana tianna tiare tiarnan tiarra
tiberius tibo tibor tiburce tidiane tiegan tien tiera tiernan tierney tierra tiesha tifani tifanie tifany
tifenn tiffaney tiffani tiffanie tiffany tiffiney tiffini tiffiny tiffney tiia tiina tijana tijuana tilda
tilden tilen tilio tillie tillman tilly tilman tim timea timeo timi timmie timmothy timmy timo timon timote
timotej timoteo timothe timothee timothy timur tina tinamarie tindra tinisha tinja tino tinsley tiona
tiphaine tiphanie tiphany tira tiril tirso tirzah tisa tisha tito titouan titta titus tiya tiyana tiziana
tiziano tobe tobey tobi tobias tobie tobin toby toccara tod todd todor toi toini toivo tolga toma tomas
tomasa tomasz tomeka tomi tomie tomika tomiko tomislav tommaso tommi tommie tommy tomoko tomos tomy tona
tonda tonette toney toni tonia toniann tonie tonisha tonita tonja tonje tonnie tonny tonya toon topi topias
tora torben torbjorn tord tordis torey torfinn torgeir torhild tori toria toribio torie toril torild torill
torin torleif tormod torrance torre torrence torrey torri torrie torry torstein torsten torunn tory tosca
tosha toshiko toshio tou toufik touko touria toussaint tova tove toya tracee tracey traci tracie tracy trae
tramaine tran trang travis travon trayvon tre treasa treena tremaine tremayne trena trent trenton tresa
tressa tressie treva trever trevin trevis trevon trevor trey treyvon triana tricia trina trine trini
trinidad tripp trish trisha trista tristan tristen tristian tristin triston tristyn triton trixie trond tru
trude trudi trudie trudy truitt truls truman trung trygve trym trystan tuan tuana tudor tuesday tugba tugce
tuija tuire tula tulay tully tuncay tunde tuomas tuomo tuovi ture turid turkan tuukka tuula tuuli tuulia
tuulikki tuure tuva twana twanda twila twyla tya tyana tyanna tyce tye tyesha tyisha tyla tylan tylar tyler
tylor tymon tynesha tynisha typhaine typhanie tyra tyran tyree tyreece tyreek tyreese tyreke tyrel tyrell
tyren tyrese tyrin tyrique tyron tyrone tyronne tyrus tyshawn tyson tytti tytus tyyne tzipora tzvi ubaldo
udo ueli ufuk ugo ugur ula ulf ulises ulisses uljas ulla ulric ulrich ulrik ulrika ulrike ulyses ulysse
ulysses uma umair umar umberto umit umut una unai unn unni uolevi ura urbain urbano urho uri uriah uriel
urko urpo urs ursina ursula ursule urszula urtzi usman uta ute uwe uxia uxue uzair uziel vaclav vada vadim
vaida vaino vaishnavi val valarie valborg valda valdemar valen valencia valene valente valentin valentina
valentino valentyna valera valere valeri valeria valerian valeriana valeriane valeriano valerie valerii
valerija valerio valery valeska valinda valle vallerie vallie valma valon valorie valpuri valter valto
valtteri vance vanda vander vanesa vanessa vanessza vanetta vania vanille vanina vanita vanja vann vanna
vannesa vannessa vannie vanya vappu varpu varsha varun varvara vasco vashti vasil vasile vasilica vasilii
vasilij vasiliki vasilios vasily vasyl vaughan vaughn vayda vebjorn ved veda vedant vedat veera vega vegar
vegard veijo veikko vela velda veli velia vella velma velta velva vemund vena venancio vendela venessa
venetia venetta venice venita venla ventura venus vera verda verdell verena verenice vergie vergil verica
verla verle verlin verlyn vern verna vernard verne vernell verner verneri vernette vernice vernie vernita
vernon verona veronica veronika veronique vesa vesna vesta vester veta vetle veva veysel viaan vianca vianey
vianna vianney vibeke vic vicenc vicent vicenta vicente vickey vicki vickie vicky victoire victoria
victoriana victoriano victorien victorin victorina victorine victorino victorio vid vida vidal vidar vide
vienna vieno viera viet vigdis viggo vihaan vihtori viivi vijay viki viking vikki vikram viktor viktoria
viktoriia viktorija viktoriya vilda vilde vilem vilhelm vilhelmiina vilhelmina vilho vili vilija vilja
viljam viljami viljar viljem viljo ville vilma vilmos vina vinay vince vincenc vincent vincente vincenza
vincenzo vinciane vinh vinita vinko vinnie vinny vinson vinton vinzenz violaine violeta violetta violette
viorel viorica vira virag viraj virgie virgil virgile virgilio virgina virginia virginie virginija viridiana
virpi virtudes virva virve vishal vishnu visitacion vita vitalii vitaliy vito vitor vitoria vittoria
vittorio vivaan vivan viveca vivek vivi vivian viviana viviane vivianna vivianne vivica vivien vivienne
vjollca vlad vladimir vladimira vladislav vlado vlasta vlora voitto vojko vojtech volkan volker volodymyr
von vonda vonna vonnie vuokko vytautas waclaw wael wafa wafaa wahid waldemar walden waleed wali walid
wallace wallis wally walt walter walther walton waltraud wanda waneta wang wanita wannes warda wardell
warner warrick warwick waseem washington wasim wassila wassim watson waverly wayde wayland waylon wayman
waymon wayne webb webster wednesday wei weldon welton wenceslao wenche wenda wendall wende wendel wendelin
wendell wendi wendie wendolyn wendy wenona wenzel werner weronika wes weslee wesley wesly wesson westin
westley weston whitley whitney wiam widad wiebke wieslaw wieslawa wiggo wiktor wiktoria wil wilber wilbert
wilbur wilburn wilburt wilda wiley wilford wilfred wilfredo wilfrid wilfried wilhelm wilhelmina wilhelmine
wiliam willa willaim willam willard wille willem willene willette willi willia william williams willian
williard willie willis willy wilma wilmer wilson wilton wim windell winfield winford winfred winfried
winifred winnie winnifred winona winslow winston winthrop winton wissal wissam wissem witold wladimir
wladyslaw wladyslawa wlodzimierz wojciech wolfgang wonda woodie woodrow woodson wout wouter wray wyatt wylie
wyman wynn wynne wynona wynter xabi xabier xan xander xanthe xaver xavi xavier xaviere xena xenia xia xian
xiana xiang xiao xiaoyan ximena xin xinyi xiomara xochitl xoel xuan xzavier yaakov yacine yacoub yadiel
yadira yael yaelle yagmur yago yahaira yahel yahia yahir yahya yair yaiza yajaira yakov yakup yale yamil
yamila yamile yamilet yamileth yamin yamina yamna yan yana yancey yancy yandel yanet yaneth yang yani yanick
yanik yanira yanis yaniss yann yanna yanni yannic yannick yannik yannis yaqub yaquelin yara yareli yaren
yari yaritza yaron yaroslav yasar yaseen yasemin yaser yash yashica yasin yasir yasmeen yasmin yasmina
yasmine yasser yassin yassine yassir yassmine yavuz yaya yazan yazid yazmin yazmine yecenia yechiel yehoshua
yehuda yehudah yehudis yelena yelitza yeliz yenifer yentl yeong yeray yesenia yeshua yesica yessenia yessica
yetta yevgeny yigit yildiz yilmaz ying yisrael yisroel yitzchak yitzchok ylan ylana ylenia yliana ylva ynes
yngve yoan yoana yoann yoanna yocheved yoel yohan yohana yohann yohanna yoko yola yolaine yoland yolanda
yolande yolene yolonda yona yonah yonas yonatan yonathan yong yoni yonis yoran yordan yorick york yosef
yoselin yoselyn yoshiko yoshio yosra youcef youenn youna younes youness younis youri yousef yousif yousra
youssef youssouf youssra yousuf yovani yrjo ysabel ysabella ysaline ysidro yuan yue yui yuka yuki yukiko
yuko yulia yuliana yulianna yulisa yulissa yuliya yumi yumiko yun yuna yunus yurena yuri yuridia yuriko
yuriy yury yusef yusra yusuf yuvraj yvan yvann yvanna yveline yvelise yves yvette yvon yvonna yvonne
yvonnick zaara zabrina zac zacarias zacary zacchaeus zach zachari zacharia zachariah zacharias zacharie
zachary zachery zack zackariah zackary zackery zada zade zadie zafer zahara zahia zahid zahir zahira zahra
zahraa zaid zaida zaiden zain zaina zainab zaine zaineb zaira zaire zak zakari zakaria zakariah zakariya
zakariyya zakary zakarya zakery zaki zakia zakir zakiya zakiyah zakiyyah zala zalan zamir zamira zana zander
zandra zane zaneta zanna zara zarah zarek zari zaria zariah zarina zavier zaya zayaan zayan zayd zayda
zayden zayla zayn zayna zaynab zaynah zayne zayneb zayra zbigniew zdenek zdenka zdenko zdravko zdzislaw zeb
zebedee zebulon zechariah zeeshan zehra zeina zeinab zeke zelda zelia zelie zeliha zeljko zella zelma zena
zenaida zendaya zenia zeno zenobia zenon zente zephaniah zeth zetta zeus zev zeyneb zeynep zhane zhanna zhen
zhi zia ziad zian zidane ziggy zina zinaida zineb zinedine zion zipporah zita ziva zivile ziya ziyad zlata
zlatka zlatko zoe zoee zoey zofia zofie zofija zoha zohaib zohra zoi zoie zoila zoja zola zoltan zona zooey
zora zoraida zoran zorica zorka zoubida zouhair zoulikha zoya zsanett zselyke zsofia zsolt zsombor zsuzsa
zsuzsanna zubair zula zuleika zuleima zulema zuleyka zulma zumra zunairah zuri zuriel zurine zuzana zuzanna
zvi zvonka zvonko zyad zyan zygmunt zyla zyon
""".split()
)
