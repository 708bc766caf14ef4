import Basics
import Desk
import TestSupport
import Testing

@Suite struct VerdictTests {
    private let now = FixedTime.start

    @Test(arguments: 1...200)
    func `what is tried again was refused for the moment by somebody, and is uncertain for nobody`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let recipients = (0..<Int.random(in: 1...5, using: &random)).map { place in
            Recipient(
                place: place,
                address: EmailAddress(stored: "r\(place)@example.test"),
                isCopy: place > 0,
                fate: Recipient.Fate.allCases.randomElement(using: &random) ?? .waiting
            )
        }
        let age = Duration.hours(Int.random(in: 0...200, using: &random))
        let verdict = Verdict(recipients, since: now - age, now: now, next: now + .hours(1))
        let fates = Set(recipients.map(\.fate))
        switch verdict {
        case .again: #expect(fates.contains(.waiting) && !fates.contains(.uncertain) && age < Verdict.patience)
        case .uncertain: #expect(fates.contains(.uncertain))
        case .sent: #expect(fates == [.accepted])
        case .failed:
            #expect(!fates.contains(.uncertain))
            #expect(fates.contains(.waiting) ? age >= Verdict.patience : fates.contains(.refused))
        }
    }
}
