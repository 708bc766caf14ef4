import Basics
import Clients
import Desk
import People
import Store
import TestSupport
import Testing

@Suite struct `The board of a department` {
    @Test(arguments: TestDatabase.engines)
    func `has each task in one place, counts all and lists the nearest`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        var tasks: [WorkTask] = []
        for hours in [1, 9, 7, 8, 6, 5, 4] { tasks.append(try await house.ask(house.network, in: .hours(hours))) }
        try await house.perform(as: cast.pavel) { [tasks] desk in
            for task in tasks[3...] { _ = try desk.accept(task.id) }
            for task in tasks[5...] { _ = try desk.finish(task.id, result: "Готово") }
            _ = try desk.giveBack(tasks[4].id, because: "Нет договора")
        }
        try await house.perform(as: cast.irina) { [tasks] desk in
            _ = try desk.sendBack(tasks[5].id, because: "Мало", due: house.time.now + .hours(20))
        }
        house.time.advance(by: .hours(2))

        let board = try await house.database.read { snapshot in
            try snapshot.taskBoard(of: cast.network.id, visibleTo: cast.pavel, limit: 1)
        }
        #expect(board.columns.map(\.kind) == TaskBoard.Kind.allCases)
        #expect(board.columns.map(\.count) == [1, 2, 1, 1, 1, 1])
        let listed = [tasks[0], tasks[2], tasks[3], tasks[5], tasks[6], tasks[4]]
        #expect(board.columns.map { $0.lines.map(\.task.id) } == listed.map { [$0.id] })
    }

    @Test(arguments: TestDatabase.engines)
    func `counts nothing of a client whom the reader may not know of`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        let new = NewTask(to: house.network, wanted: "Проверить договор", caseID: cast.secret.id)
        try await house.perform(as: cast.vera) { _ = try $0.ask(new) }
        let board = try await house.database.read { snapshot in
            try snapshot.taskBoard(of: cast.network.id, visibleTo: cast.pavel)
        }
        #expect(board.columns.allSatisfy { $0.count == 0 && $0.lines.isEmpty })
    }
}
