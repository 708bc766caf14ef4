import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// The cast, with Pavel in the network department and Vera as the head of finance; all have come to work.
struct TaskHouse {
    let time = FixedTime()
    let database: Database
    let cast: Cast

    init(on engine: Dialect) async throws {
        database = try await TestDatabase.fresh(on: engine, time: time)
        cast = try await Cast.settle(in: database)
        let cast = cast
        try await database.write { tx in
            try tx.run("UPDATE person SET state = 'active'")
            try DepartmentTree(tx, .program).change(cast.finance.id, version: cast.finance.version) {
                $0.head = cast.vera.id
            }
        }
    }

    var network: TaskReceiver { .department(cast.network.id) }

    func person(_ member: Member) throws -> TaskReceiver { .person(try #require(member.id)) }

    @discardableResult
    func perform<Value: Sendable>(
        as member: Member,
        _ deed: @escaping @Sendable (TaskDesk) throws -> Value
    ) async throws -> Value {
        try await database.write { try deed(TaskDesk($0, member)) }
    }

    /// Irina asks for something on Vector's case, unless said otherwise.
    func ask(_ receiver: TaskReceiver, onCase: Bool = true, in span: Duration = .hours(8)) async throws -> WorkTask {
        let new = NewTask(
            to: receiver,
            wanted: "Сверить платежи по счёту 118",
            due: time.now + span,
            caseID: onCase ? cast.payment.id : nil
        )
        return try await perform(as: cast.irina) { try $0.ask(new) }
    }

    func line(_ id: WorkTask.ID, as member: Member = .program) async throws -> TaskLine? {
        try await database.read { try $0.findTask(id, visibleTo: member) }
    }

    func day(of member: Member) async throws -> TaskDay {
        try await database.read { try $0.myDay(of: member).tasks }
    }

    func calls(of member: Member) async throws -> [Attention.Kind] {
        try await database.read { try $0.attentions(of: member).map(\.kind) }
    }
}
