import Basics
import Clients
import Desk
import TestSupport
import Testing

@testable import Channels

@Suite struct `What is done with a letter` {
    private let now = FixedTime.start
    private let ours = Client.ID(rawValue: 1)
    private let other = Client.ID(rawValue: 2)

    private func found(_ number: Int, _ status: Case.Status = .working, of client: Int64 = 1) -> Case {
        Case(
            id: Case.ID(rawValue: Int64(number)),
            number: number,
            client: Client.ID(rawValue: client),
            kind: .request,
            subject: "",
            text: "",
            status: status,
            channel: .email,
            opened: now - .days(100)
        )
    }

    private func named(_ found: Case, _ way: NamedCase.Way, part: Bool = false) -> NamedCase {
        NamedCase(found: found, way: way, isTakingPart: part)
    }

    private func handling(
        _ named: [NamedCase],
        from sender: SenderStanding? = nil,
        _ origin: OriginWord = .person
    ) -> Handling {
        Handling(of: origin, from: sender ?? .clients([ours]), naming: named, at: now)
    }

    private func closed(_ days: Int) -> Case.Status { .closed(at: now - .days(days), confirmedBy: .email) }

    @Test func `one that names no case opens one`() {
        #expect(handling([]) == .opens(linkedTo: nil))
        #expect(handling([], from: .stranger) == .opens(linkedTo: nil))
    }

    @Test func `an answer goes to its case, whoever of the client's side writes it`() {
        let answered = named(found(7), .answer)
        #expect(handling([answered]) == .shows(on: [answered.found.id]))
        #expect(handling([answered], from: .stranger) == .shows(on: [answered.found.id]))
    }

    @Test func `what another client answers opens a case of that client's`() {
        let answered = named(found(7), .answer)
        let link = Handling.Link(other: answered.found.id, kind: .related)
        #expect(handling([answered], from: .clients([other])) == .opens(linkedTo: link))
    }

    @Test func `a number in the subject counts from the client alone, or from who takes part`() {
        let token = named(found(7), .token)
        #expect(handling([token]) == .shows(on: [token.found.id]))
        #expect(handling([token], from: .stranger) == .opens(linkedTo: .init(other: token.found.id, kind: .related)))
        #expect(handling([named(found(7), .token, part: true)], from: .stranger) == .shows(on: [token.found.id]))
    }

    @Test func `what was closed lately opens again, what was closed long ago goes on in a new case`() {
        #expect(handling([named(found(7, .solved), .answer)]) == .shows(on: [Case.ID(rawValue: 7)]))
        #expect(handling([named(found(7, closed(29)), .answer)]) == .shows(on: [Case.ID(rawValue: 7)]))
        let link = Handling.Link(other: Case.ID(rawValue: 7), kind: .continues)
        #expect(handling([named(found(7, closed(30)), .answer)]) == .opens(linkedTo: link))
    }

    @Test func `one that answers two cases is shown on both while the second is open`() {
        let (first, second) = (named(found(7), .answer), named(found(8), .token))
        #expect(handling([first, second]) == .shows(on: [first.found.id, second.found.id]))
        #expect(handling([first, named(found(8, closed(1)), .token)]) == .shows(on: [first.found.id]))
        // The first is over; the second is what it is about now.
        #expect(handling([named(found(7, closed(90)), .answer), second]) == .shows(on: [second.found.id]))
        // What stands further up the thread is not meant by that alone.
        #expect(handling([first, named(found(8), .thread)]) == .shows(on: [first.found.id]))
    }

    @Test func `programs move nothing`() {
        let answered = named(found(7, closed(90)), .answer)
        for origin in OriginWord.allCases where origin.movesNothing {
            #expect(handling([answered], from: .stranger, origin) == .shows(on: [answered.found.id]))
            #expect(handling([], from: .stranger, origin) == (origin == .loop ? .setsAside(.loop) : .files))
        }
        for origin in [OriginWord.notice, .mailingList, .report] {
            #expect(handling([], from: .stranger, origin) == .opens(linkedTo: nil))
        }
    }

    /// Whatever a letter names and whoever sends it: nothing of one client's gets onto another's card, and nothing is lost.
    @Test func `no letter gets onto a case of somebody else's`() {
        var random = SeededRandom(seed: 11)
        let statuses: [Case.Status] = [.new, .working, .waiting(.client), .solved, closed(3), closed(60)]
        for _ in 0..<5000 {
            let all = (0..<Int.random(in: 0...4, using: &random)).map { number in
                named(
                    found(
                        number + 1,
                        statuses.randomElement(using: &random) ?? .new,
                        of: .random(in: 1...2, using: &random)
                    ),
                    [.answer, .thread, .overtaken, .token].randomElement(using: &random) ?? .answer
                )
            }
            guard case .shows(let ids) = handling(all) else { continue }
            #expect(!ids.isEmpty && Set(ids).count == ids.count)
            for id in ids { #expect(all.first { $0.found.id == id }?.found.client == ours) }
        }
    }
}
