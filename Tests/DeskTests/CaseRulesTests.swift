import Basics
import Clients
import Desk
import People
import Testing

@Suite struct CaseRulesTests {
    private static let start = Moment(milliseconds: 1_772_442_000_000)
    private static let irina = Person.ID(rawValue: 1)
    private static let oleg = Person.ID(rawValue: 2)

    private static func fresh(_ status: Case.Status = .new, owner: Person.ID? = nil, worker: Person.ID? = nil) -> Case {
        Case(
            id: Case.ID(rawValue: 10),
            number: 10_001,
            client: Client.ID(rawValue: 20),
            kind: .question,
            subject: "Вопрос",
            text: "Как?",
            status: status,
            owner: owner,
            worker: worker,
            channel: .web,
            opened: start
        )
    }

    @Test func `whoever takes a case first answers for it`() throws {
        let taken = try Self.fresh().taken(by: Self.irina, at: Self.start + .minutes(1))
        #expect(taken.status == .working)
        #expect(taken.owner == Self.irina && taken.worker == Self.irina)
        #expect(taken.version == 2)
        #expect(taken.touched == Self.start + .minutes(1))
    }

    @Test func `a case in somebody's hands can not be taken`() {
        let taken = Self.fresh(.working, owner: Self.irina, worker: Self.irina)
        #expect(throws: CaseRefusal.alreadyTaken(by: Self.irina)) { try taken.taken(by: Self.oleg, at: Self.start) }
        #expect(throws: CaseRefusal.alreadyTaken(by: Self.irina)) { try taken.taken(by: Self.irina, at: Self.start) }
    }

    @Test func `who takes what was handed to a line does not take over the answering for it`() throws {
        let handed = try Self.fresh(.working, owner: Self.irina, worker: Self.irina)
            .handedOver(to: .line(.second), line: .second, department: nil, by: Self.irina, at: Self.start)
        #expect(handed.status == .new && handed.worker == nil && handed.owner == Self.irina && handed.handOvers == 1)
        let taken = try handed.taken(by: Self.oleg, at: Self.start)
        #expect(taken.owner == Self.irina && taken.worker == Self.oleg)
    }

    @Test func `who hands over what nobody answered for answers for it`() throws {
        let handed = try Self.fresh()
            .handedOver(to: .person(Self.oleg), line: .second, department: nil, by: Self.irina, at: Self.start)
        #expect(handed.owner == Self.irina && handed.worker == Self.oleg && handed.status == .working)
    }

    @Test func `a case that is where it would go is not handed over`() {
        let new = Self.fresh()
        #expect(throws: CaseRefusal.alreadyThere) {
            try new.handedOver(to: .line(.first), line: .first, department: nil, by: Self.irina, at: Self.start)
        }
        let own = Self.fresh(.working, owner: Self.irina, worker: Self.irina)
        #expect(throws: CaseRefusal.alreadyThere) {
            try own.handedOver(to: .person(Self.irina), line: .third, department: nil, by: Self.irina, at: Self.start)
        }
    }

    @Test func `the answering itself is handed over when that is said`() throws {
        let own = Self.fresh(.working, owner: Self.irina, worker: Self.irina)
        let handed = try own.owned(by: Self.oleg, at: Self.start)
        #expect(handed.owner == Self.oleg && handed.worker == Self.oleg)
        let others = try Self.fresh(.working, owner: Self.irina, worker: Person.ID(rawValue: 3)).owned(
            by: Self.oleg,
            at: Self.start
        )
        #expect(others.owner == Self.oleg && others.worker == Person.ID(rawValue: 3))
    }

    @Test func `a closed case can only be reopened`() {
        let closed = Self.fresh(.closed(at: Self.start, confirmedBy: .phone), owner: Self.irina, worker: Self.irina)
        #expect(throws: CaseRefusal.closed) { try closed.setAside(waitingFor: .client, at: Self.start) }
        #expect(throws: CaseRefusal.closed) { try closed.solved(at: Self.start) }
        #expect(throws: CaseRefusal.closed) { try closed.closed(confirmedBy: .email, at: Self.start) }
        #expect(throws: CaseRefusal.closed) { try closed.owned(by: Self.oleg, at: Self.start) }
        #expect(throws: CaseRefusal.closed) {
            try closed.handedOver(to: .line(.second), line: .second, department: nil, by: nil, at: Self.start)
        }
        #expect(throws: Never.self) { try closed.reopened(at: Self.start) }
    }

    @Test func `a closed case that nobody has yet can not be taken`() {
        let closed = Self.fresh(.closed(at: Self.start, confirmedBy: .takenOver))
        #expect(throws: CaseRefusal.closed) { try closed.taken(by: Self.irina, at: Self.start) }
        #expect(throws: CaseRefusal.solved) { try Self.fresh(.solved).taken(by: Self.irina, at: Self.start) }
    }

    @Test(arguments: [
        (Case.Status.waiting(.client), Case.Status.working), (.waiting(.supplier), .waiting(.supplier)),
        (.solved, .working),
        (.closed(at: start, confirmedBy: .phone), .working), (.working, .working),
    ])
    func `when the client writes, what waited for the client or was thought solved goes on`(
        before: Case.Status,
        after: Case.Status
    ) {
        #expect(Self.fresh(before, owner: Self.irina, worker: Self.irina).heard(at: Self.start).status == after)
    }

    @Test(arguments: ["", "на вторую", "!!! ... ???", "раз  два "])
    func `a summary has at least three words`(text: String) {
        #expect(throws: CaseRefusal.summaryTooShort(words: 3)) { try Summary(text) }
        #expect(throws: Never.self) { try Summary("Просит счёт без НДС") }
    }

    @Test func `no sequence of acts leads to a state that must not be`() throws {
        var random = SeededRandom(seed: 20_260_302)
        var reached: Set<Case.Status.Word> = []
        for _ in 0..<2000 {
            var current = Self.fresh()
            for step in 1...40 {
                let now = Self.start + .seconds(step)
                guard let next = try? Act.allCases.randomElement(using: &random)?.applied(to: current, at: now, &random)
                else {
                    continue
                }
                #expect(next.version == current.version + 1)
                #expect(current.owner == nil || next.owner != nil, "the owner was lost")
                #expect(next.handOvers - current.handOvers == 0 || next.handOvers - current.handOvers == 1)
                #expect((next.status == .new) == (next.worker == nil))
                #expect(next.status == .new || next.owner != nil)
                #expect(next.touched >= current.touched)
                current = next
                reached.insert(current.status.word)
            }
        }
        #expect(reached == Set(Case.Status.Word.allCases))
    }
}

/// What can be done to a case, for random sequences.
private enum Act: CaseIterable {
    case take, handToPerson, handToDepartment, handToLine, handOwnership, setAside, resume, solve, close, reopen, hear

    func applied(to found: Case, at now: Moment, _ random: inout SeededRandom) throws -> Case {
        let person = Person.ID(rawValue: .random(in: 1...4, using: &random))
        let line = Line.allCases.randomElement(using: &random) ?? .first
        let department = Department.ID(rawValue: .random(in: 1...3, using: &random))
        func hand(_ destination: Destination, _ department: Department.ID?) throws -> Case {
            let handed = try found.handedOver(to: destination, line: line, department: department, by: person, at: now)
            #expect(found.owner == nil || handed.owner == found.owner, "a hand-over changes the owner")
            #expect(handed.handOvers == found.handOvers + 1)
            return handed
        }
        return switch self {
        case .take: try found.taken(by: person, at: now)
        case .handToPerson: try hand(.person(person), nil)
        case .handToDepartment: try hand(.department(department), department)
        case .handToLine: try hand(.line(line), nil)
        case .handOwnership: try found.owned(by: person, at: now)
        case .setAside:
            try found.setAside(waitingFor: WaitingFor.allCases.randomElement(using: &random) ?? .client, at: now)
        case .resume: try found.resumed(at: now)
        case .solve: try found.solved(at: now)
        case .close: try found.closed(confirmedBy: .phone, at: now)
        case .reopen: try found.reopened(at: now)
        case .hear: found.heard(at: now)
        }
    }
}

/// SplitMix64: the same sequence on every run.
private struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
