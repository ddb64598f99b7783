# What R says about small, awkward data sets, for tests/test_r_formulas.py. See SOURCE.md.
#   Rscript make_golden.R SEED CASES FOLDER
# Packages compute what they can; the rest is written here from the published formula, in loops, and never
# from the project's own code.

suppressMessages({
  library(jsonlite)
  library(psych)
  library(multilevel)
  library(survival)
  library(metafor)
  library(sna)
})
options(warn = -1)
arguments <- commandArgs(trailingOnly = TRUE)
set.seed(as.integer(arguments[1]))
cases <- as.integer(arguments[2])
folder <- arguments[3]

put <- function(name, content) {
  text <- toJSON(content, digits = NA, auto_unbox = TRUE, na = "null", null = "null")
  writeLines(text, file.path(folder, paste0(name, ".json")))
}
unknown <- function(x) if (length(x) == 0 || is.nan(x) || is.na(x)) NA else x
pick <- function(x) x[sample.int(length(x), 1)]

# ---------------------------------------------------------------- ratings: reliability, omega, agreement

draw_answers <- function(kind) {
  low <- pick(c(0, 1, 1, 1))
  points <- pick(c(4, 5, 5, 6, 7))
  high <- low + points - 1
  n <- pick(c(3:15, 24, 40))
  k <- if (kind == "two items") 2 else if (kind == "one item") 1 else sample(3:7, 1)
  middle <- (low + high) / 2
  person <- rnorm(n)
  common <- if (kind == "unrelated") 0 else 0.9
  x <- middle + (common * person + matrix(rnorm(n * k), n, k)) * points / 5
  if (kind == "negative covariances") x[, 1:2] <- 2 * middle - x[, 1:2]
  x <- pmin(pmax(round(x), low), high)
  x <- matrix(x, n, k)
  if (kind == "constant item") x[, 1] <- pick(low:high)
  if (kind == "few categories") x[] <- ifelse(x > middle, high - 1, low + 1)
  if (kind == "at the ends") x[] <- ifelse(x > middle, high, low)
  if (kind == "nearly all at the top") {
    x[] <- high
    x[1, ] <- high - 1
  }
  if (kind == "missing answers") x[runif(n * k) < 0.12] <- NA
  list(x = x, low = low, high = high)
}

eijk_a <- function(counts) {  # van der Eijk (2001), pages 336 to 341: layers, triples, weights
  k <- length(counts)
  total <- sum(counts)
  a <- 0
  while (sum(counts) > 0) {
    pattern <- as.integer(counts > 0)
    layer <- min(counts[counts > 0])
    s <- sum(pattern)
    tu <- tdu <- 0
    if (k > 2) for (i in 1:(k - 2)) for (j in (i + 1):(k - 1)) for (m in (j + 1):k) {
      triple <- paste0(pattern[i], pattern[j], pattern[m])
      if (triple %in% c("110", "011")) tu <- tu + 1
      if (triple == "101") tdu <- tdu + 1
    }
    u <- if (tu + tdu == 0) 1 else ((k - 2) * tu - (k - 1) * tdu) / ((k - 2) * (tu + tdu))
    if (s == k) u <- 1  # evenly spread: A is 0 whatever u is
    a <- a + layer * s / total * u * (1 - (s - 1) / (k - 1))
    counts <- counts - layer * pattern
  }
  a
}

tastle_wierman <- function(x, low, high) {
  categories <- low:high
  p <- sapply(categories, function(category) mean(x == category))
  mu <- sum(p * categories)
  inside <- p > 0
  1 + sum(p[inside] * log2(1 - abs(categories[inside] - mu) / (high - low)))
}

awg_by_hand <- function(x, low, high) {  # Brown and Hauenstein (2005), formulas 1 and 8; 1 if all at an end
  m <- mean(x)
  k <- length(x)
  if (all(x == low) || all(x == high)) return(1)
  floor_of_mean <- (low * (k - 1) + high) / k
  roof_of_mean <- (high * (k - 1) + low) / k
  if (m < floor_of_mean - 1e-9 || m > roof_of_mean + 1e-9) return(NA)
  1 - 2 * var(x) / (((high + low) * m - m^2 - high * low) * k / (k - 1))
}

measure_ratings <- function(drawn) {
  complete <- na.omit(as.data.frame(drawn$x))
  n <- nrow(complete)
  k <- ncol(complete)
  low <- drawn$low
  high <- drawn$high
  found <- list(respondent_count = n, item_count = k)
  varies <- n > 1 && all(apply(complete, 2, var) > 0)
  total_variance <- if (n > 1) var(rowSums(complete)) else 0
  if (n > 1 && k > 1 && total_variance > 1e-12) {
    covariance <- cov(complete)
    found$alpha <- k / (k - 1) * (1 - sum(diag(covariance)) / sum(covariance))
    if (varies) found$alpha_by_psych <- psych::alpha(complete, check.keys = FALSE, warnings = FALSE)$total$raw_alpha
    feldt <- psych::alpha.ci(found$alpha, n.obs = n, n.var = k, digits = 15)
    found$alpha_low <- feldt$lower.ci
    found$alpha_high <- feldt$upper.ci
  }
  if (k == 2 && varies && 1 + cor(complete)[1, 2] > 1e-9) {
    r <- cor(complete)[1, 2]
    found$spearman_brown <- 2 * r / (1 + r)
  }
  if (k > 2 && n > 4 && varies && kappa(cor(complete)) < 1e6) {
    factor <- psych::fa(cor(complete), nfactors = 1, fm = "minres", warnings = FALSE)
    omega <- suppressMessages(psych::omega(complete, nfactors = 1, flip = FALSE, plot = FALSE))
    found$omega_by_psych <- omega$omega.tot
    loadings <- as.numeric(factor$loadings)
    found$omega_of_loadings <- 1 - sum(1 - loadings^2) / sum(cor(complete))
    found$lowest_loading <- min(loadings * sign(sum(loadings)))
    found$highest_loading <- max(abs(loadings))
    ml <- try(factanal(covmat = cor(complete), factors = 1, n.obs = n), silent = TRUE)
    if (!inherits(ml, "try-error")) found$omega_by_ml <- 1 - sum(ml$uniquenesses) / sum(cor(complete))
  }
  if (n > 1) {
    a <- high - low + 1
    null <- (a^2 - 1) / 12
    variances <- apply(complete, 2, var)
    m <- min(mean(variances), null)
    if (k == 1) found$rwg <- 1 - m / null
    if (k > 1) found$rwg_j <- k * (1 - m / null) / (k * (1 - m / null) + m / null)
    group <- rep("g", n)
    if (k == 1) found$rwg_by_multilevel <- multilevel::rwg(complete[, 1], group, null)$rwg
    if (k > 1) found$rwg_j_by_multilevel <- multilevel::rwg.j(complete, group, null)$rwg.j
    found$average_deviation <- mean(apply(complete, 2, function(x) mean(abs(x - mean(x)))))
    found$average_deviation_by_multilevel <- unknown(multilevel::ad.m(if (k == 1) complete[, 1] else complete, group, type = "mean")$AD.M)
    awg <- apply(complete, 2, awg_by_hand, low = low, high = high)
    found$awg <- if (all(is.na(awg))) NA else mean(awg, na.rm = TRUE)
    found$awg_by_multilevel <- unknown(multilevel::awg(complete, group, range = c(low, high))$a.wg)
    found$eijk_a <- mean(apply(complete, 2, function(x) eijk_a(sapply(low:high, function(c) sum(x == c)))))
    found$consensus <- mean(apply(complete, 2, tastle_wierman, low = low, high = high))
  }
  list(scale = c(low, high), answers = drawn$x, found = lapply(found, unknown))
}

kinds <- c("plain", "unrelated", "two items", "one item", "negative covariances", "constant item",
           "few categories", "at the ends", "nearly all at the top", "missing answers")
put("ratings", lapply(seq_len(cases), function(i) {
  kind <- kinds[(i - 1) %% length(kinds) + 1]
  c(kind = kind, measure_ratings(draw_answers(kind)))
}))

# ---------------------------------------------------------------- dependence on the organisation

put("dependence", lapply(seq_len(cases), function(i) {
  groups <- sample(2:6, 1)
  sizes <- sample(1:7, groups, replace = TRUE)
  if (all(sizes == 1)) sizes[1] <- 3
  group <- rep(seq_len(groups), sizes)
  score <- 50 + rnorm(groups, sd = pick(c(0, 5, 15)))[group] + rnorm(sum(sizes), sd = 10)
  score <- if (i %% 2) round(score) else round(score / 12.5) * 12.5
  if (i %% 3 == 0) score[1] <- NA
  used <- !is.na(score)
  if (length(unique(group[used])) < 2 || all(table(group[used]) == 1)) return(NULL)
  fit <- aov(score[used] ~ factor(group[used]))
  if (sum(resid(fit)^2) < 1e-9) return(NULL)
  test <- summary(fit)[[1]]
  list(group = group, score = score, found = list(
    icc1 = multilevel::ICC1(fit), icc2 = if (test[1, "F value"] > 1e-12) multilevel::ICC2(fit) else NA, f_statistic = test[1, "F value"],
    p_value = test[1, "Pr(>F)"], group_count = length(unique(group[used])), respondent_count = sum(used)))
}) |> Filter(f = Negate(is.null)))

# ---------------------------------------------------------------- level and change

overlapping <- function(only1, only2, pair1, pair2) {  # Derrick, Russ, Toher and White (2017), T_new2
  x1 <- c(only1, pair1)
  x2 <- c(only2, pair2)
  n1 <- length(x1)
  n2 <- length(x2)
  nc <- length(pair1)
  r <- if (nc > 1 && sd(pair1) > 0 && sd(pair2) > 0) cor(pair1, pair2) else 0
  error <- sqrt(var(x1) / n1 + var(x2) / n2 - 2 * r * sd(x1) * sd(x2) * nc / (n1 * n2))
  gamma <- (var(x1) / n1 + var(x2) / n2)^2 / ((var(x1) / n1)^2 / (n1 - 1) + (var(x2) / n2)^2 / (n2 - 1))
  alone <- length(only1) + length(only2)
  freedom <- (nc - 1) + (gamma - nc + 1) / (alone + 2 * nc) * alone
  change <- mean(x2) - mean(x1)
  list(change = change, low = change - qt(.975, freedom) * error, high = change + qt(.975, freedom) * error,
       statistic = change / error, degrees_of_freedom = freedom, p_value = 2 * pt(-abs(change / error), freedom),
       smallest_detectable_change = (qt(.975, freedom) + qt(.8, freedom)) * error)
}

put("change", lapply(seq_len(cases), function(i) {
  stay <- c("all", "none", "some")[(i - 1) %% 3 + 1]
  nc <- if (stay == "none") 0 else sample(3:9, 1)
  alone <- if (stay == "all") c(0, 0) else sample(2:8, 2, replace = TRUE)
  person <- rnorm(nc + sum(alone), 50, 12)
  people <- paste0("p", seq_along(person))
  first <- c(seq_len(nc), nc + seq_len(alone[1]))
  second <- c(seq_len(nc), nc + alone[1] + seq_len(alone[2]))
  step <- pick(c(12.5, 1))
  before <- data.frame(respondent_id = people[first], score = round((person[first] + rnorm(length(first), 0, 7)) / step) * step,
                       sector = sample(c("health", "police", "schools"), length(first), replace = TRUE))
  after <- data.frame(respondent_id = people[second], score = round((person[second] + 4 + rnorm(length(second), 0, 9)) / step) * step,
                      sector = sample(c("health", "police", "schools"), length(second), replace = TRUE))
  if (i %% 4 == 0 && nrow(before) > 4) before$score[1] <- NA
  if (i %% 5 == 0 && nrow(after) > 4) after$score[nrow(after)] <- NA
  told1 <- before[!is.na(before$score), ]
  told2 <- after[!is.na(after$score), ]
  both <- intersect(told1$respondent_id, told2$respondent_id)
  of <- function(frame, who) frame$score[match(who, frame$respondent_id)]
  only1 <- told1$score[!told1$respondent_id %in% both]
  only2 <- told2$score[!told2$respondent_id %in% both]
  found <- overlapping(only1, only2, of(told1, both), of(told2, both))
  if (is.nan(found$low) || found$high - found$low < 1e-9) return(NULL)
  constant <- sd(told1$score) == 0 || sd(told2$score) == 0
  check <- if (constant) NULL else if (!length(both)) t.test(told2$score, told1$score) else
    if (!length(only1) && !length(only2)) t.test(of(told2, both), of(told1, both), paired = TRUE)
  if (!is.null(check) && !constant) stopifnot(all.equal(check$p.value, found$p_value), all.equal(unname(check$parameter), found$degrees_of_freedom))
  shared <- intersect(told1$sector, told2$sector)
  weight <- sapply(shared, function(s) sum(told1$sector == s))
  moved <- sapply(shared, function(s) mean(told2$score[told2$sector == s]) - mean(told1$score[told1$sector == s]))
  varies <- sd(told2$score) > 0
  ends <- if (varies) t.test(told2$score)$conf.int else c(NA, NA)
  list(before = before, after = after, found = c(found, list(
    stayer_count = length(both), only_before_count = length(only1), only_after_count = length(only2),
    stayer_change = if (length(both)) mean(of(told2, both) - of(told1, both)) else NA,
    change_at_fixed_mix = if (length(shared)) sum(weight * moved) / sum(weight) else NA)),
    level = list(estimate = mean(told2$score), low = ends[1], high = ends[2],
                 standard_error = if (varies) sd(told2$score) / sqrt(nrow(told2)) else NA, respondent_count = nrow(told2)))
}) |> Filter(f = Negate(is.null)))

put("adjusted", lapply(seq_len(max(4, cases %/% 4)), function(i) {
  p <- round(runif(sample(1:9, 1))^pick(c(1, 4)), 4)
  if (i %% 2 == 0) p[sample.int(length(p), 1)] <- p[1]
  list(p = I(p), adjusted = I(p.adjust(p, "BH")))
}))

# ---------------------------------------------------------------- trend: local level, known errors

dense_smooth <- function(y, se, wave, q) {  # generalised least squares, no recursion
  seen <- !is.na(y)
  walk <- q * outer(wave - wave[1], wave - wave[1], pmin)
  inverse <- solve(walk[seen, seen, drop = FALSE] + diag(se[seen]^2, sum(seen)))
  one <- rep(1, sum(seen))
  start_variance <- 1 / sum(inverse)
  start <- start_variance * sum(inverse %*% y[seen])
  gain <- walk[, seen, drop = FALSE] %*% inverse
  level <- start + as.numeric(gain %*% (y[seen] - start))
  left <- 1 - as.numeric(gain %*% one)
  covariance <- walk - gain %*% t(walk[, seen, drop = FALSE]) + start_variance * left %o% left
  list(level = level, covariance = covariance)
}

log_likelihood <- function(y, se, wave, q) {  # restricted: that of all contrasts, the diffuse one
  seen <- !is.na(y)
  if (sum(seen) < 2) return(0)
  v <- q * outer(wave[seen] - wave[1], wave[seen] - wave[1], pmin) + diag(se[seen]^2)
  contrasts <- diff(diag(sum(seen)))
  d <- contrasts %*% y[seen]
  w <- contrasts %*% v %*% t(contrasts)
  -0.5 * (as.numeric(determinant(w)$modulus) + as.numeric(t(d) %*% solve(w, d)))
}

check_by_kalman <- function(y, q, h, level, variance) {
  # R's own smoother knows one error for all waves and a start that is vague, not diffuse.
  model <- list(T = matrix(1), Z = 1, h = h, V = matrix(q), a = mean(y, na.rm = TRUE), P = matrix(1e7), Pn = matrix(1e7))
  smooth <- KalmanSmooth(y, model, nit = -1L)
  stopifnot(max(abs(smooth$smooth[, 1] - level)) < 1e-3, max(abs(smooth$var[, 1, 1] - variance)) < 1e-3)
}

put("trend", lapply(seq_len(max(6, cases %/% 3)), function(i) {
  series <- sample(1:4, 1)
  given <- i %% 2 == 0
  waves <- lapply(seq_len(series), function(s) {
    wave <- sort(sample(1:12, sample(4:10, 1)))
    se <- if (i %% 3 == 0) rep(4, length(wave)) else round(runif(length(wave), 2, 7), 2)
    y <- round(50 + cumsum(rnorm(12, 0, pick(c(1, 4))))[wave] + rnorm(length(wave), 0, se), 2)
    if (i %% 4 == 0) y[sample.int(length(y), 1)] <- NA
    data.frame(series = paste0("s", s), wave_number = wave, estimate = y, standard_error = se)
  })
  total <- function(q) sum(sapply(waves, function(w) log_likelihood(w$estimate, w$standard_error, w$wave_number, q)))
  best <- if (given) NA else {
    grid <- c(0, exp(seq(log(1e-4), log(400), length.out = 60)))
    at <- which.max(sapply(grid, total))
    near <- c(grid[max(at - 1, 1)], grid[min(at + 1, length(grid))])
    found <- optimize(total, near, maximum = TRUE, tol = 1e-10)
    if (total(0) >= found$objective) 0 else found$maximum
  }
  q <- if (given) 9 else best
  found <- lapply(waves, function(w) {
    smooth <- dense_smooth(w$estimate, w$standard_error, w$wave_number, q)
    n <- nrow(w)
    variance <- diag(smooth$covariance)
    if (given && length(unique(w$standard_error)) == 1) {
      full <- rep(NA_real_, max(w$wave_number) - min(w$wave_number) + 1)
      full[w$wave_number - min(w$wave_number) + 1] <- w$estimate
      at <- w$wave_number - min(w$wave_number) + 1
      dense <- dense_smooth(full, rep(w$standard_error[1], length(full)), seq_along(full), q)
      stopifnot(all.equal(dense$level[at], smooth$level))
      check_by_kalman(full, q, w$standard_error[1]^2, dense$level, diag(dense$covariance))
    }
    higher <- function(later, earlier) {
      spread <- variance[later] + variance[earlier] - 2 * smooth$covariance[later, earlier]
      if (spread < 1e-9) 0.5 else pnorm((smooth$level[later] - smooth$level[earlier]) / sqrt(spread))
    }
    first <- which(!is.na(w$estimate))[1]
    data.frame(w, level = smooth$level, low = smooth$level - qnorm(.975) * sqrt(variance),
      high = smooth$level + qnorm(.975) * sqrt(variance),
      probability_higher_than_first = sapply(seq_len(n), function(t) if (t > first) higher(t, first) else NA),
      probability_higher_than_year_ago = sapply(seq_len(n), function(t) {
        ago <- which(w$wave_number == w$wave_number[t] - 4)
        if (length(ago)) if (t > first || q > 0) higher(t, ago) else NA else NA
      }))
  })
  list(level_variance = if (given) 9 else NA, likeliest = best, found = do.call(rbind, found))
}))

# ---------------------------------------------------------------- control charts

xmr <- function(y, screen, beyond) {  # NHS Making Data Count, point by point
  n <- length(y)
  moving <- abs(diff(y))
  average <- mean(moving)
  if (screen) average <- mean(moving[moving < 3.267 * average])
  middle <- mean(y)
  upper <- middle + 2.66 * average
  lower <- middle - 2.66 * average
  near_upper <- middle + 2.66 * average * 2 / 3
  near_lower <- middle - 2.66 * average * 2 / 3
  signal <- rep("none", n)
  if (is.nan(average)) upper <- lower <- near_upper <- near_lower <- NaN
  eps <- 1e-9
  side <- ifelse(abs(y - middle) < eps, 0, sign(y - middle))
  outside <- !is.nan(average) & (y > upper + eps | y < lower - eps)
  near <- !is.nan(average) & (y > near_upper + eps | y < near_lower - eps)
  if (!beyond) near <- near & !outside
  if (n >= 7) for (start in 1:(n - 6)) {
    at <- start:(start + 6)
    if (abs(sum(side[at])) == 7) signal[at] <- "run_of_seven"
  }
  for (at in seq_len(max(n - 2, 0))) {
    three <- at:(at + 2)
    if (abs(sum(side[three])) == 3 && sum(near[three]) >= 2) signal[three][near[three]] <- "two_in_three"
  }
  if (n >= 7) for (start in 1:(n - 6)) {
    at <- start:(start + 6)
    steps <- diff(y[at])
    if (all(steps > 0) || all(steps < 0)) signal[at] <- "trend_of_seven"
  }
  signal[outside] <- "outside_limits"
  list(mean = middle, lower_limit = lower, upper_limit = upper, near_lower = near_lower, near_upper = near_upper, signal = I(signal))
}

put("control_charts", lapply(seq_len(cases), function(i) {
  n <- sample(c(3:12, 13:30), 1)
  y <- switch(i %% 5 + 1,
    round(rnorm(n, 80, 8)), round(rnorm(n, 3, 1)), round(80 + cumsum(rnorm(n, 0, 3)), 1),
    round(c(rnorm(n %/% 2, 20, 4), rnorm(n - n %/% 2, 34, 4)), 2), round(rnorm(n, 50, 2) + 30 * rbinom(n, 1, .1)))
  missing <- if (i %% 4 == 0) sample.int(n, 1) else integer()
  y[missing] <- NA
  told <- y[!is.na(y)]
  list(y = y, screened = xmr(told, TRUE, TRUE), earlier_reading = xmr(told, TRUE, FALSE), unscreened = xmr(told, FALSE, TRUE))
}))

# ---------------------------------------------------------------- shrinkage and funnel

put("shrinkage", lapply(seq_len(max(6, cases %/% 2)), function(i) {
  k <- sample(2:12, 1)
  se <- round(runif(k, 2, 9), 2)
  y <- round(50 + rnorm(k, 0, pick(c(0, 4, 12))) + rnorm(k, 0, se), 2)
  fit <- rma(yi = y, sei = se, method = "DL")
  drawn <- blup(fit)
  tau2 <- fit$tau2
  b <- se^2 / (se^2 + tau2)
  mu <- as.numeric(fit$b)
  kept <- b * max(k - 3, 0) / (k - 1)
  spread <- (1 - kept) * se^2 + b^2 / sum(1 / (se^2 + tau2)) + 2 / max(k - 3, 1) * (b * (y - mu))^2
  list(estimate = y, standard_error = se, found = list(shrunken = drawn$pred, between_variance = rep(tau2, k),
    low = drawn$pred - qnorm(.975) * sqrt(spread), high = drawn$pred + qnorm(.975) * sqrt(spread)))
}))

funnel <- function(kind, first, second) {  # Spiegelhalter (2005), one unit after another
  if (kind == "proportion") {
    y <- asin(sqrt(first / second))
    s <- 1 / (2 * sqrt(second))
    target <- asin(sqrt(sum(first) / sum(second)))
    back <- function(a) sin(pmin(pmax(a, 0), pi / 2))^2
  } else {
    y <- first
    s <- second
    target <- sum(y / s^2) / sum(1 / s^2)
    back <- identity
  }
  z <- (y - target) / s
  ends <- quantile(z, c(.1, .9), type = 7)
  z[z < ends[1]] <- ends[1]
  z[z > ends[2]] <- ends[2]
  n <- length(z)
  phi <- sum(z^2) / n
  w <- 1 / s^2
  tau2 <- max(0, (n * phi - (n - 1)) / (sum(w) - sum(w^2) / sum(w)))
  error <- sqrt(s^2 + tau2)
  list(dispersion_ratio = phi, between_variance = tau2, low_95 = back(target - 1.959964 * error), high_95 = back(target + 1.959964 * error),
       low_998 = back(target - 3.090232 * error), high_998 = back(target + 3.090232 * error))
}

put("funnels", lapply(seq_len(max(6, cases %/% 4)), function(i) {
  n <- sample(10:22, 1)
  kind <- c("proportion", "score")[i %% 2 + 1]
  if (kind == "proportion") {
    second <- sample(5:200, n, replace = TRUE)
    first <- rbinom(n, second, plogis(rnorm(n, 1.5, pick(c(0, .6)))))
  } else {
    second <- round(runif(n, 2, 8), 2)
    first <- round(rnorm(n, 55, pick(c(2, 9))), 2)
  }
  list(kind = kind, first = first, second = second, found = funnel(kind, first, second))
}))

# ---------------------------------------------------------------- networks

put("networks", lapply(seq_len(max(6, cases %/% 2)), function(i) {
  n <- sample(3:12, 1)
  strength <- matrix(rbinom(n * n, 4, pick(c(.1, .3, .6))), n, n)
  diag(strength) <- 0
  if (sum(strength) == 0) strength[1, 2] <- 1
  tie <- (strength > 0) * 1
  listed <- which(tie == 1, arr.ind = TRUE)
  list(size = n, rater = I(unname(listed[, 1])), rated = I(unname(listed[, 2])), strength = I(strength[listed]), found = list(
    density = gden(tie), reciprocity = unname(grecip(tie, measure = "edgewise")),
    in_degree_centralisation = centralization(tie, degree, cmode = "indegree", mode = "digraph"),
    asymmetry = {
      both <- which(tie == 1 & t(tie) == 1, arr.ind = TRUE)
      if (nrow(both)) mean(abs(strength[both] - t(strength)[both])) else NA
    }))
}))

# ---------------------------------------------------------------- waits and voice

put("waits", lapply(seq_len(max(6, cases %/% 2)), function(i) {
  n <- sample(3:20, 1)
  days <- if (i %% 2) sample(0:120, n, replace = TRUE) else sample(c(7, 14, 28, 56), n, replace = TRUE)
  over <- rbinom(n, 1, pick(c(.4, .7, 1)))
  fit <- survfit(Surv(days, over) ~ 1, conf.type = "log-log")
  reach <- function(curve) {  # the first day at or below one half; survfit takes the middle of a flat half
    at <- which(curve <= 0.5 + 1e-12)
    if (length(at)) fit$time[at[1]] else NA
  }
  flat <- any(abs(fit$surv - .5) < 1e-9)
  list(days = days, is_over = over, flat_at_half = flat, median_by_survfit = unknown(unname(summary(fit)$table["median"])),
       median = reach(fit$surv), time = I(fit$time), share_waiting = I(fit$surv), waiting_count = I(fit$n.risk), over_count = I(fit$n.event),
       low = I(fit$lower), high = I(fit$upper))
}))

put("voice", lapply(seq_len(max(6, cases %/% 4)), function(i) {
  n <- sample(2:15, 1)
  seconds <- round(rexp(n, 1 / 90)) * rbinom(n, 1, .7)
  if (sum(seconds) == 0) seconds[1] <- 30
  p <- seconds[seconds > 0] / sum(seconds)
  list(seconds = seconds, found = list(
    gini = sum(abs(outer(seconds, seconds, "-"))) / (2 * n^2 * mean(seconds)) / (1 - 1 / n),
    evenness = -sum(p * log(p)) / log(n), silent_count = sum(seconds == 0)))
}))

# ---------------------------------------------------------------- ratio funnels, as FunnelPlotR's SHMI method

ratio_funnel <- function(observed, expected) {  # NHS Digital (SHMI specification), one unit after another
  n <- length(observed)
  z <- sqrt(expected) * log(observed / expected)
  kept <- rep(FALSE, n)
  for (i in seq_len(n)) {
    rank_of <- sum(z < z[i]) + (sum(z == z[i]) + 1) / 2
    tenth <- floor(rank_of * 10 / (n + 1))
    kept[i] <- tenth > 0 && tenth < 9
  }
  # Where units with nothing observed are more than the lowest tenth, FunnelPlotR's variance is infinite.
  infinite <- any(is.infinite(z[kept]))
  kept <- kept & is.finite(z)
  phi <- sum(z[kept]^2) / sum(kept)
  w <- expected[kept]
  tau2 <- (sum(kept) * phi - (sum(kept) - 1)) / (sum(w) - sum(w^2) / sum(w))
  tau2 <- if (sum(kept) > 1) max(0, tau2) else NA
  error <- sqrt(1 / expected + tau2)
  list(infinite_in_funnelplotr = infinite, finite = sum(is.finite(z)), found = list(
    dispersion_ratio = rep(phi, n), between_variance = rep(tau2, n),
    low_95 = exp(-1.959964 * error), high_95 = exp(1.959964 * error),
    low_998 = exp(-3.090232 * error), high_998 = exp(3.090232 * error)))
}

put("ratio_funnels", lapply(seq_len(max(10, cases %/% 3)), function(i) {
  kind <- c("few observed", "usual", "many observed", "equal units", "fractions expected")[(i - 1) %% 5 + 1]
  n <- sample(12:28, 1)
  expected <- switch(kind, "few observed" = runif(n, 1.5, 9), "usual" = sample(5:80, n, TRUE),
    "many observed" = runif(n, 1e4, 1e6), "equal units" = rep(pick(c(4, 12)), n), "fractions expected" = runif(n, .8, 30))
  observed <- rpois(n, expected * exp(rnorm(n, 0, pick(c(0, .2, .7)))))
  c(list(kind = kind, observed = observed, expected = expected), ratio_funnel(observed, expected))
}) |> Filter(f = function(case) case$finite >= 10))

# ---------------------------------------------------------------- consensus across partners

put("group_consensus", lapply(seq_len(cases), function(i) {
  people <- sample(1:40, 1)
  items <- sample(1:5, 1)
  sector <- sample(letters[1:pick(1:6)], people, replace = TRUE)
  answers <- matrix(sample(c(1:5, NA), people * items, replace = TRUE, prob = c(1, 1, 1, 2, 2, pick(c(0, 2, 9)))), people)
  if (i %% 5 == 0) answers[, 1] <- NA
  if (i %% 7 == 0) answers[] <- pick(c(2, 5))
  from <- pick(c(3, 4, 3.5))
  found <- lapply(seq_len(items), function(item) {
    told <- !is.na(answers[, item])
    names <- sort(unique(sector[told]))
    share <- sapply(names, function(name) {
      own <- answers[told & sector == name, item]
      (sum(own >= from) + 1) / (length(own) + 2)
    })
    if (!length(names)) return(NULL)
    many <- length(names) > 1
    list(item_id = item, group_count = length(names), consensus_minimum = if (many) min(share) else NA,
      consensus_geometric_mean = if (many) prod(share)^(1 / length(names)) else NA,
      least_agreeing_group = if (many) names[which(share <= min(share) + 1e-12)[1]] else NA)
  })
  list(sector = I(sector), answers = answers, agree_from = from, found = Filter(Negate(is.null), found))
}))

# ---------------------------------------------------------------- what it would take to see a change

visible <- function(error, freedom) if (freedom > 0) (qt(.975, freedom) + qt(.8, freedom)) * error else Inf

planned_freedom <- function(n1, n2, stay) {
  alone <- n1 + n2 - 2 * stay
  stay - 1 + (n1 + n2 - 2 - stay + 1) / (n1 + n2) * alone
}

plan <- function(first, second, freedom, error, fixed, size, correlation) {  # tried one after another
  stay <- length(intersect(first, second))
  n1 <- length(first)
  n2 <- length(second)
  own <- max(error^2 - fixed, 0)
  people <- NA
  for (n in 2:5000) {
    growth <- 2 * n / (n1 + n2)
    if (visible(sqrt(own / growth + fixed), planned_freedom(n1 * growth, n2 * growth, stay * growth)) <= size) {
      people <- n
      break
    }
  }
  # A person's variance, if all are alike: the error squared is variance (1/n1 + 1/n2 - 2 r stay / (n1 n2)).
  variance <- own / (1 / n1 + 1 / n2 - 2 * correlation * stay / (n1 * n2))
  same <- NA
  for (again in 0:min(n1, n2)) {
    squared <- variance * (1 / n1 + 1 / n2 - 2 * correlation * again / (n1 * n2)) + fixed
    if (visible(sqrt(squared), planned_freedom(n1, n2, again)) <= size) {
      same <- again
      break
    }
  }
  list(people_needed_per_round = people, more_people_per_round = max(people - ceiling((n1 + n2) / 2), 0), same_people_needed = same)
}

put("plans", lapply(seq_len(4 * cases), function(i) {
  stay <- sample(0:pick(c(1, 5, 20)), 1)
  first <- seq_len(max(stay + sample(0:pick(c(2, 20)), 1), 2))
  second <- c(seq_len(stay), 1000 + seq_len(max(sample(0:pick(c(2, 20)), 1), 2 - stay)))
  n1 <- length(first)
  n2 <- length(second)
  freedom <- max(planned_freedom(n1, n2, stay) - runif(1, 0, 2), 1)
  fixed <- if (i %% 4 == 0) runif(1, 0, 12) else 0
  correlation <- pick(c(0, .1, .3, .6, .6, .9))
  error <- sqrt(fixed + 400 * (1 / n1 + 1 / n2 - 2 * pick(c(0, .6)) * stay / (n1 * n2)))
  known <- plan(first, second, freedom, error, fixed, 10, correlation)
  # Half of the sizes are chosen so that they lie within what stayers can change.
  size <- if (i %% 2) pick(c(5, 10, 25)) else visible(error, planned_freedom(n1, n2, stay)) * runif(1, .7, 1.1)
  if (!is.finite(size) || size < 2) size <- 10
  list(stayer_count = stay, only_before_count = n1 - stay, only_after_count = n2 - stay, degrees_of_freedom = freedom,
    low = 3 - qt(.975, freedom) * error, high = 3 + qt(.975, freedom) * error, fixed_squared_error = fixed,
    size = size, correlation = correlation, found = plan(first, second, freedom, error, fixed, size, correlation))
}))

put("power", lapply(c(4, 5, 6, 8, 10, 12, 15, 20, 30, 50, 200), function(n) list(
  people = n,
  two_sample = power.t.test(n = n, sd = 20, power = .8, tol = 1e-12)$delta,
  paired = power.t.test(n = n, sd = 20, power = .8, type = "paired", tol = 1e-12)$delta)))

# ---------------------------------------------------------------- networks in which answers are missing

put("partial_networks", lapply(seq_len(2 * cases), function(i) {
  n <- sample(2:9, 1)
  reading <- c("table", "list", "roster")[(i - 1) %% 3 + 1]
  strength <- matrix(rbinom(n * n, 4, pick(c(.1, .3, .6))), n, n)
  diag(strength) <- 0
  silent <- runif(n) < pick(c(0, .2, .5))
  if (reading == "table") {  # every answer is listed, the zeros too; some are blank, some not listed at all
    strength[runif(n * n) < .15] <- NA
    strength[silent, ] <- NA
    listed <- row(strength) != col(strength) & !(is.na(strength) & runif(n * n) < .5)
    # One zero makes it a table in everybody's eyes.
    strength[1, 2] <- 0
    listed[1, 2] <- TRUE
    unsure <- is.na(strength)
  } else {  # only the ties are listed; whoever names nobody may not have answered
    strength[silent, ] <- 0
    listed <- strength > 0
    if (reading == "list" && !any(rowSums(listed) > 0 & rowSums(listed) < n - 1)) return(NULL)
    unsure <- matrix(rowSums(listed) == 0, n, n)
    if (reading == "roster") {
      unsure <- matrix(silent, n, n)
      strength[silent, ] <- NA
    }
  }
  diag(strength) <- NA
  off <- row(strength) != col(strength)
  unsure <- unsure & off & !(listed & !is.na(strength))
  tie <- (strength > 0) * 1
  lowest <- highest <- ifelse(is.na(tie), 0, tie)
  highest[unsure] <- 1
  diag(lowest) <- diag(highest) <- 0
  known <- off & !is.na(tie)
  asked <- colSums(known)
  share <- ifelse(asked > 0, colSums(ifelse(known, tie, 0)) / asked, NA)
  told <- share[!is.na(share)]
  compared <- returned <- 0
  gaps <- c()
  for (a in seq_len(n)) for (b in seq_len(n)) if (a != b && known[a, b] && tie[a, b] == 1) {
    if (known[b, a]) compared <- compared + 1
    if (known[b, a] && tie[b, a] == 1) {
      returned <- returned + 1
      gaps <- c(gaps, abs(strength[a, b] - strength[b, a]))
    }
  }
  at <- which(listed & off, arr.ind = TRUE)
  list(size = n, reading = reading, answered = I(!silent), rater = I(unname(at[, 1])), rated = I(unname(at[, 2])),
    strength = I(strength[at]), found = list(
      density = if (any(known)) sum(tie[known]) / sum(known) else NA,
      density_by_sna = if (any(known)) { diag(tie) <- 0; gden(tie) } else NA,
      density_if_absent = gden(lowest), density_if_present = gden(highest),
      coverage = 1 - sum(unsure) / (n * (n - 1)),
      in_degree_centralisation = if (length(told) > 1) sum(max(told) - told) / (length(told) - 1) else NA,
      reciprocity = if (compared) returned / compared else NA,
      asymmetry = if (length(gaps)) mean(gaps) else NA))
}) |> Filter(f = Negate(is.null)))

# ---------------------------------------------------------------- wider shapes, and the ends of median waits

# Two to eleven points from any lowest, up to 25 items and 60 people, skewed, with heavy tails.
draw_wide <- function() {
  low <- pick(c(0, 1, -3, 10))
  points <- pick(c(2, 3, 5, 9, 11))
  high <- low + points - 1
  n <- pick(c(2, 3, 5, 17, 60))
  k <- pick(c(2, 3, 10, 25))
  loading <- runif(k, .1, .95)
  noise <- sweep(matrix(rt(n * k, 3), n, k), 2, sqrt(1 - loading^2), "*")
  x <- (low + high) / 2 + (outer(rexp(n) - 1, loading) + noise) * points / pick(c(3, 6))
  x <- matrix(pmin(pmax(round(x), low), high), n, k)
  if (runif(1) < .15) x[sample(n * k, max(1, n * k %/% 25))] <- NA
  list(x = x, low = low, high = high)
}
put("wide_ratings", lapply(seq_len(cases), function(i) measure_ratings(draw_wide())))

put("median_ends", lapply(seq_len(cases), function(i) {
  n <- pick(c(1, 2, 3, 10, 40))
  days <- sample(c(0, 1, 2, 5, 13, 40, 41, 90), n, TRUE)
  is_over <- rbinom(n, 1, pick(c(.2, .6, 1)))
  fit <- survfit(Surv(days, is_over) ~ 1, conf.type = "log-log")
  told <- summary(fit)$table
  list(days = I(days), is_over = I(is_over), low = unname(told["0.95LCL"]), high = unname(told["0.95UCL"]))
}))

put("made_with", c(list(R = R.version.string), lapply(
  setNames(nm = c("psych", "multilevel", "survival", "metafor", "sna", "jsonlite")),
  function(name) as.character(packageVersion(name)))))
