import Basics
import Testing

@testable import Telephony

/// SPEC T2: what is measured becomes what people hear, as ITU-T has it.
@Suite struct `The E-model` {
    /// G.107, table B.1: the lower limits of its categories.
    @Test(arguments: [
        (90.0, 4.34), (80, 4.03), (70, 3.60), (60, 3.10), (50, 2.58), (0, 1), (100, 4.5), (-20, 1), (120, 4.5),
    ])
    func `makes of a rating the score of the recommendation's table`(_ rating: Double, _ score: Double) {
        #expect(abs(EModel.score(rating) - score) < 0.01)
    }

    private func rating(_ codec: String = "alaw", loss: Double = 0, delay: Duration = .zero) throws -> Double {
        EModel.rating(try #require(SoundCodec(codec)).impairment, loss: loss, delay: delay)
    }

    @Test func `gives G.711 that loses and delays nothing 93.2, which is 4.41`() throws {
        #expect(abs(try rating() - 93.2) < 0.05)
        #expect(abs(EModel.score(try rating()) - 4.41) < 0.005)
        #expect(abs(EModel.score(try rating("g729")) - 4.10) < 0.01)
    }

    /// By the formulas 7-19 to 7-29 with the defaults of table 3, reckoned by another program.
    @Test(arguments: [
        (0, 93.2), (20, 92.5), (100, 90.7), (150, 89.5), (200, 85.8), (250, 79.2), (300, 72.7), (400, 62.2),
    ])
    func `takes off what a delay spoils`(_ milliseconds: Int, _ expected: Double) throws {
        #expect(abs(try rating(delay: .milliseconds(milliseconds)) - expected) < 0.1)
    }

    /// `Ie + (95 - Ie) * Ppl / (Ppl + Bpl)`, by hand.
    @Test(arguments: [
        ("alaw", 0.01, 17.92), ("alaw", 0.1, 66.43), ("g722", 0.01, 3.64), ("g729", 0.05, 28.5), ("gsm", 0, 20.0),
        ("opus", 1, 75.94),
    ])
    func `takes off what losses spoil, by how well the codec bears them`(
        _ codec: String,
        _ loss: Double,
        _ impairment: Double
    ) throws {
        #expect(abs(try rating(codec) + (SoundCodec(codec)?.impairment.own ?? 0) - 93.2) < 0.05)
        #expect(abs(93.2 - (try rating(codec, loss: loss)) - impairment) < 0.06)
    }

    @Test func `never says what is no score, whatever was measured`() throws {
        for loss in [-1, 0, 0.5, 1, 7] {
            for delay in [Duration.seconds(-1), .zero, .seconds(1), .seconds(1000)] {
                let score = EModel.score(try rating(loss: loss, delay: delay))
                #expect((1...4.5).contains(score), "\(loss) \(delay)")
            }
        }
    }
}

@Suite struct `What was measured of a sound` {
    private static let summary = """
        ssrc=1424244585;themssrc=31000;lp=50;rxjitter=0.004000;rxcount=450;txjitter=0.002500;txcount=400;rlp=8;\
        rtt=0.080000;rxmes=0.000000;txmes=88.087887
        """

    @Test func `is read from the exchange's summary`() throws {
        let quality = try #require(SoundQuality(summary: Self.summary))
        #expect(quality.heard == .init(packets: 450, lost: 50, jitter: .microseconds(2500)))
        #expect(quality.told == .init(packets: 400, lost: 8, jitter: .microseconds(4000)))
        #expect(quality.roundTrip == .milliseconds(80))
        #expect(quality.heardLoss == 0.1 && quality.toldLoss == 0.02)
        #expect(quality.score?.grade == .poor, "one way is enough")
    }

    @Test func `of a phone that reports nothing has no other side`() throws {
        let quality = try #require(
            SoundQuality(summary: "lp=0;rxjitter=0.0;rxcount=86;txjitter=0.001;txcount=86;rlp=0;rtt=0.0")
        )
        #expect(quality.told == nil && quality.roundTrip == nil)
        #expect(quality.score?.grade == .good && quality.score?.hundredths == 439)
    }

    @Test(arguments: [
        "", "lp=0", "rxcount=1", "rxcount=-1;txcount=2", "rxcount=nan;txcount=inf", "rxcount=4294967290;txcount=1",
        "=;;=",
    ])
    func `is nothing where there is no summary`(_ text: String) {
        #expect(SoundQuality(summary: text) == nil)
    }

    @Test func `of a phone that never sent any is no opinion`() throws {
        let quality = try #require(
            SoundQuality(summary: "lp=0;rxjitter=0.0;rxcount=0;txjitter=0.0;txcount=86;rlp=0;rtt=0.0")
        )
        #expect(quality.score == nil)
    }

    @Test func `believes no number that can't be`() throws {
        let quality = try #require(
            SoundQuality(summary: "lp=4294967295;rxjitter=1e300;rxcount=10;txjitter=-1;txcount=10;rlp=99;rtt=nan")
        )
        #expect(quality.heard == .init(packets: 10, lost: 0, jitter: .zero))
        #expect(quality.toldLoss == 1 && (quality.score?.hundredths ?? 0) >= 100)
    }

    @Test func `is written in one of several codecs`() {
        #expect(SoundCodec(answer: "(alaw)")?.name == "alaw")
        #expect(SoundCodec(answer: "(g722|alaw)")?.name == "g722")
        #expect(SoundCodec(answer: "slin16")?.name == "slin16")
        #expect(SoundCodec(answer: "(nothing)")?.name == "nothing" && SoundCodec(answer: "") == nil)
        #expect(SoundCodec(answer: "\u{0}<b>") == nil)
    }
}
