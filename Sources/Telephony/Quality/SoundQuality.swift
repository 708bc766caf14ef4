import Basics

/// What was measured of a channel's sound, from its first packet to its last (SPEC T2).
package struct SoundQuality: Hashable, Sendable, Codable {
    /// What the exchange has heard of it.
    package let heard: Stream
    /// What it has heard of the exchange, as it says itself by RTCP; nil when it said nothing.
    package let told: Stream?
    /// To it and back.
    package let roundTrip: Duration?
    package let codec: SoundCodec?

    package init(heard: Stream, told: Stream? = nil, roundTrip: Duration? = nil, codec: SoundCodec? = nil) {
        self.heard = heard
        self.told = told
        self.roundTrip = roundTrip
        self.codec = codec
    }

    /// Sound on its way to one side.
    package struct Stream: Hashable, Sendable, Codable {
        /// Those that came; where the other side counts what is lost, those that were sent.
        package let packets: Int
        package let lost: Int
        /// By how much packets came at other times than they were to.
        package let jitter: Duration

        package init(packets: Int, lost: Int, jitter: Duration) {
            self.packets = packets
            self.lost = lost
            self.jitter = jitter
        }
    }
}

extension SoundQuality {
    func written(as codec: SoundCodec?) -> SoundQuality {
        SoundQuality(heard: heard, told: told, roundTrip: roundTrip, codec: codec)
    }

    /// Of what was sent to the exchange, from 0 to 1.
    package var heardLoss: Double { Self.share(heard.lost, of: heard.packets + heard.lost) }

    /// Of what the exchange sent, from 0 to 1.
    package var toldLoss: Double { told.map { Self.share($0.lost, of: $0.packets) } ?? 0 }

    private static func share(_ part: Int, of whole: Int) -> Double {
        whole > 0 ? min(1, max(0, Double(part) / Double(whole))) : 0
    }

    /// Mean opinion score of the worse way, from 1 to 4.5. Nobody measures how long it takes from mouth to ear: it is taken for half the way
    /// round, a packet, and what evens out twice the jitter.
    /// - Returns: nil when no sound came, as of a phone that sends none while nobody speaks, and none was told of.
    package var score: OpinionScore? {
        let there = heard.packets > 0 ? score(heardLoss, heard.jitter) : nil
        let back = told.map { score(toldLoss, $0.jitter) }
        return [there, back].compactMap(\.self).min().map(OpinionScore.init)
    }

    private func score(_ loss: Double, _ jitter: Duration) -> Double {
        let delay = (roundTrip ?? .zero) / 2 + Self.packet + jitter * 2
        let impairment = codec?.impairment ?? Self.plain
        return EModel.score(EModel.rating(impairment, loss: loss, delay: delay))
    }

    private static let packet = Duration.milliseconds(20)
    /// G.711, which every exchange speaks.
    private static let plain = EModel.Impairment(own: 0, robustness: 4.3)
}

/// What people would say of how they heard one another, from 1, bad, to 5, excellent: in hundredths.
package struct OpinionScore: Hashable, Sendable, Comparable {
    package let hundredths: Int

    package init(hundredths: Int) {
        self.hundredths = hundredths
    }

    package init(_ score: Double) {
        hundredths = Int((score * 100).rounded())
    }

    package var value: Double { Double(hundredths) / 100 }

    package static func < (left: OpinionScore, right: OpinionScore) -> Bool { left.hundredths < right.hundredths }

    /// In a word, where G.107 (annex B) has its limits: from an R of 80 those who listen are satisfied, below 60 nearly all are not.
    package enum Grade: String, CaseIterable, Sendable {
        case good
        case fair
        case poor
    }

    package var grade: Grade {
        switch hundredths {
        case ..<Self.fair: .poor
        case ..<Self.good: .fair
        default: .good
        }
    }

    package static let fair = 310
    package static let good = 402
}
