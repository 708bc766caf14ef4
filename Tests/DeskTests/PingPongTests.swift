import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// Cases that come straight back to those who passed them on (SPEC W3).
@Suite struct PingPongTests {
    private typealias Place = Journey.Place

    private static func inDepartment(_ number: Int64, worker: Int64? = nil) -> Place {
        Place(line: .second, department: ID(rawValue: number), worker: worker.map { ID(rawValue: $0) })
    }

    private static func onLine(_ line: Line, worker: Int64? = nil) -> Place {
        Place(line: line, department: nil, worker: worker.map { ID(rawValue: $0) })
    }

    private static func pingPongs(ofDepartments teams: [Int64]) -> Int {
        Journey(teams.map { inDepartment($0) }).pingPongs
    }

    @Test func `there and back is one, and there again another`() {
        #expect(Self.pingPongs(ofDepartments: [1, 2]) == 0)
        #expect(Self.pingPongs(ofDepartments: [1, 2, 1]) == 1)
        #expect(Self.pingPongs(ofDepartments: [1, 2, 1, 2]) == 2)
        #expect(Self.pingPongs(ofDepartments: [1, 2, 3, 1]) == 0)
    }

    @Test func `what goes from hand to hand within a department stays with the team`() {
        let journey = Journey([Self.inDepartment(1, worker: 7), Self.inDepartment(1, worker: 8), Self.inDepartment(1)])
        #expect(journey.stops.map(\.people.count) == [2])
    }

    @Test func `who takes a case from a line's queue is of that line`() {
        let back = Journey([
            Self.onLine(.first), Self.onLine(.first, worker: 7), Self.onLine(.second), Self.onLine(.second, worker: 8),
            Self.onLine(.first),
        ])
        #expect((back.stops.count, back.pingPongs) == (3, 1))
        // To the person it came from, who has a department that the case did not have then.
        let personally = Journey([
            Self.onLine(.first), Self.onLine(.first, worker: 7), Self.inDepartment(2), Self.inDepartment(2, worker: 8),
            Self.inDepartment(1, worker: 7),
        ])
        #expect((personally.stops.count, personally.pingPongs) == (3, 1))
    }

    @Test func `without departments a case goes from person to person`() {
        let back = Journey([7, 8, 7].map { Self.onLine(.first, worker: $0) })
        #expect((back.stops.count, back.pingPongs) == (3, 1))
        let onward = Journey([7, 8, 9].map { Self.onLine(.first, worker: $0) })
        #expect((onward.stops.count, onward.pingPongs) == (3, 0))
    }

    /// Of departments alone: what is A, B, A when all that follows itself is one.
    @Test(arguments: UInt64(0)..<40)
    func `departments are counted as by hand, from either end, whatever they are called`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let teams = (0..<Int.random(in: 0...30, using: &random)).map { _ in Int64.random(in: 1...4, using: &random) }
        let runs = teams.reduce(into: [Int64]()) { runs, team in if runs.last != team { runs.append(team) } }
        let counted = runs.indices.dropFirst(2).filter { runs[$0] == runs[$0 - 2] }.count
        let worked = Journey(teams.map { Self.inDepartment($0, worker: Int64.random(in: 1...3, using: &random)) })
        #expect(worked.pingPongs == counted)
        let (renamed, repeated) = (teams.map { 100 - $0 }, teams.flatMap { [$0, $0] })
        for told in [teams.reversed(), renamed, repeated] {
            #expect(Self.pingPongs(ofDepartments: told) == counted)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the journal tells how often a case came back`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let oleg = try #require(cast.oleg.id)
        let cases = try await database.write { tx in
            func hand(_ found: Case, from member: Member, to destination: Destination) throws -> Case {
                try CaseDesk(tx, member)
                    .handOver(found.id, version: found.version, to: destination, summary: "Клиент ждёт ответа сегодня")
            }
            // From Oleg, on whose telephone it began, to the network and back to him; then to finance.
            var router = try hand(cast.router, from: cast.oleg, to: .department(cast.network.id))
            router = try CaseDesk(tx, cast.pavel).take(router.id)
            router = try hand(router, from: cast.pavel, to: .person(oleg))
            router = try hand(router, from: cast.oleg, to: .department(cast.finance.id))
            // From the first line by way of the network to finance.
            var payment = try CaseDesk(tx, cast.irina).take(cast.payment.id)
            payment = try hand(payment, from: cast.irina, to: .department(cast.network.id))
            payment = try hand(payment, from: cast.vera, to: .department(cast.finance.id))
            return [router, payment]
        }
        #expect(try await database.read { try $0.pingPongs(of: cases) } == [cases[0].id: 1])
        let each = try await database.read { snapshot in try cases.map { try snapshot.pingPongs(of: $0) } }
        #expect(each == [1, 0])
        #expect(try await database.read { try $0.pingPongs(of: []) } == [:])
    }

    @Test func `ping-pongs of a list are one read of its cases' own entries`() async throws {
        let plan = try await PlanTests.plan { snapshot in
            let cases = (1...3).map { number in
                Case(
                    id: ID(rawValue: Int64(number)),
                    number: number,
                    client: ID(rawValue: 9),
                    kind: .request,
                    subject: "",
                    text: "",
                    channel: .web,
                    handOvers: number,
                    opened: FixedTime.start
                )
            }
            _ = try snapshot.pingPongs(of: cases)
        }
        #expect(plan.count == 1, "\(plan)")
        #expect(plan.contains { $0.contains("journal_by_subject") && $0.contains("subject=?") }, "\(plan)")
    }
}
