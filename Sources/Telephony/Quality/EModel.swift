import Basics
import Foundation

/// How well people hear one another, reckoned from what is measured: the E-model of ITU-T G.107 (06/2015).
///
/// `R = Ro - Is - Id - Ie,eff + A`. All that nobody measures in a call has the default of G.107, table 3: then `Ro - Is` and the least of
/// the echo's part are 93.2, and `A` is nothing. Delay (7.4) and codec with losses (7.5) are reckoned for the call.
package enum EModel {
    /// Of a connection that loses and delays nothing, through G.711.
    static let best = 93.2

    /// The rating factor R.
    /// - Parameters:
    ///   - loss: of all packets, from 0 to 1; lost here and there (a burst ratio of 1).
    ///   - delay: from mouth to ear.
    package static func rating(_ impairment: Impairment, loss: Double, delay: Duration) -> Double {
        best - delayImpairment(delay) - impairment.effective(loss: loss)
    }

    /// The mean opinion score of a rating, from 1 to 4.5 (G.107, annex B).
    package static func score(_ rating: Double) -> Double {
        switch rating {
        case ...0: 1
        case 100...: 4.5
        // Between 0 and 6.5 the curve dips below the worst that there is.
        default: max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6)
        }
    }

    /// What a codec spoils by itself, and how well it bears losses (G.113).
    package struct Impairment: Hashable, Sendable {
        /// `Ie`.
        package let own: Double
        /// `Bpl`.
        package let robustness: Double

        package init(own: Double, robustness: Double) {
            self.own = own
            self.robustness = robustness
        }

        /// `Ie,eff` (G.107, 7-29).
        func effective(loss: Double) -> Double {
            let percent = 100 * min(max(loss, 0), 1)
            return own + (95 - own) * percent / (percent + robustness)
        }
    }
}

// Delay: the talker's echo, the listener's echo, and that one waits for an answer.
extension EModel {
    static func delayImpairment(_ delay: Duration) -> Double {
        let time = max(0, delay / .milliseconds(1))
        return talkersEcho(time) + listenersEcho(2 * time) - listenersEcho(0) + waiting(time)
    }

    // Of table 3: the talker echo and weighted echo path loudness ratings, and with the others as they are there the noise and the ratio
    // of signal to noise that they lead to (7-2, 7-3).
    private static let echoLoudness = 65.0
    private static let pathLoss = 110.0
    private static let noise = -61.179
    private static let receiving = 2.0
    private static let signalToNoise = 94.769

    /// `Idte` (7-19 to 7-23), for a side tone that neither masks it nor is missed.
    private static func talkersEcho(_ time: Double) -> Double {
        let heard =
            echoLoudness - 40 * log10((1 + time / 10) / (1 + time / 150)) + 6 * exp(-0.3 * time * time)
        let unmasked = (-1.5 * (noise - receiving) - (80 + 2.5 * (heard - 14))) / 2
        return (unmasked + (unmasked * unmasked + 100).squareRoot() - 1) * (1 - exp(-time))
    }

    /// `Idle` (7-25, 7-26), for the whole way round.
    private static func listenersEcho(_ time: Double) -> Double {
        let half = (signalToNoise - 10.5 * (pathLoss + 7) * pow(time + 1, -0.25)) / 2
        return half + (half * half + 169).squareRoot()
    }

    /// `Idd` (7-27, 7-28): up to a tenth of a second nobody notices.
    private static func waiting(_ time: Double) -> Double {
        guard time > 100 else { return 0 }
        let octaves = log2(time / 100)
        return 25 * (pow(1 + pow(octaves, 6), 1 / 6.0) - 3 * pow(1 + pow(octaves / 3, 6), 1 / 6.0) + 2)
    }
}
