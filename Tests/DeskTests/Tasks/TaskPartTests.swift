import Basics
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// Parts of tasks and their checklists (SPEC L3).
@Suite struct `A task with parts` {
    @Test(arguments: TestDatabase.engines)
    func `is done after them, and withdrawn with them`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        let whole = try await house.ask(try house.person(cast.pavel))
        try await house.perform(as: cast.pavel) { try $0.accept(whole.id) }
        let (irina, network) = (try house.person(cast.irina), house.network)
        func part(of parent: WorkTask.ID) async throws -> WorkTask {
            try await house.perform(as: cast.pavel) {
                try $0.ask(NewTask(to: irina, wanted: "Прислать договор", parent: parent))
            }
        }
        let one = try await part(of: whole.id)
        #expect(one.caseID == cast.payment.id && one.parent == whole.id)
        await #expect(throws: TaskRefusal.openParts(1)) {
            try await house.perform(as: cast.pavel) { try $0.finish(whole.id, result: "Готово") }
        }
        try await house.perform(as: cast.irina) { try $0.accept(one.id) }
        try await house.perform(as: cast.irina) { try $0.finish(one.id, result: "Вот он") }
        await #expect(throws: TaskRefusal.openParts(1)) {
            try await house.perform(as: cast.pavel) { try $0.finish(whole.id, result: "Готово") }
        }
        try await house.perform(as: cast.pavel) { try $0.approve(one.id) }
        try await house.perform(as: cast.pavel) { try $0.finish(whole.id, result: "Готово") }
        try await house.perform(as: cast.irina) { try $0.sendBack(whole.id, because: "Мало") }

        let two = try await part(of: whole.id)
        let three = try await house.perform(as: cast.irina) {
            try $0.ask(NewTask(to: network, wanted: "Найти скан", parent: two.id))
        }
        try await house.perform(as: cast.irina) { try $0.withdraw(whole.id, because: "Уже не нужно") }
        for id in [whole.id, two.id, three.id] {
            #expect(try await house.line(id)?.task.state == .withdrawn)
        }
        #expect(try await house.line(one.id)?.task.state.word == .approved)
        await #expect(throws: TaskRefusal.parentOver) { _ = try await part(of: whole.id) }
        await #expect(throws: TaskRefusal.parentOver) {
            try await house.perform(as: cast.pavel) { try $0.reopen(two.id) }
        }
        try await house.perform(as: cast.irina) { try $0.reopen(whole.id) }
        try await house.perform(as: cast.pavel) { try $0.reopen(two.id) }
    }

    @Test(arguments: TestDatabase.engines)
    func `has a checklist that says who ticked what off, and when`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        let pavel = try house.person(cast.pavel)
        let task = try await house.perform(as: cast.irina) {
            try $0.ask(NewTask(to: pavel, wanted: "Проверить узел", items: ["питание", "порты"]))
        }
        func items() async throws -> [TaskItem] { try await house.database.read { try $0.items(of: task) } }
        let first = try #require(try await items().first)
        #expect(try await items().map(\.text) == ["питание", "порты"])
        house.time.advance(by: .minutes(5))
        try await house.perform(as: cast.pavel) { try $0.tick(first.id, of: task.id) }
        try await house.perform(as: cast.pavel) { try $0.tick(first.id, of: task.id) }
        #expect(try await items()[0].tick == TaskItem.Tick(by: try #require(cast.pavel.id), at: house.time.now))
        try await house.perform(as: cast.irina) { try $0.tick(first.id, of: task.id, false) }
        #expect(try await items()[0].tick == nil)
        await #expect(throws: TaskRefusal.notAsked) {
            try await house.perform(as: cast.oleg) { try $0.tick(first.id, of: task.id) }
        }
        let other = try await house.ask(pavel)
        await #expect(throws: TaskRefusal.itemNotFound) {
            try await house.perform(as: cast.pavel) { try $0.tick(first.id, of: other.id) }
        }
        try await house.perform(as: cast.irina) { try $0.removeItem(first.id, of: task.id) }
        #expect(try await items().map(\.text) == ["порты"])
        let kinds = try await house.database.read { try $0.history(of: task.eventSubject).map(\.kind.name) }
        #expect(kinds == ["task.asked", "task.ticked", "task.unticked", "task.item-removed"])
        for number in 2...50 {
            try await house.perform(as: cast.irina) { try $0.addItem("пункт \(number)", to: task.id) }
        }
        await #expect(throws: TaskRefusal.tooManyItems(most: 50)) {
            try await house.perform(as: cast.irina) { try $0.addItem("ещё", to: task.id) }
        }
        try await house.perform(as: cast.irina) { try $0.withdraw(task.id) }
        await #expect(throws: TaskRefusal.notNow(.withdrawn)) {
            try await house.perform(as: cast.irina) { try $0.addItem("поздно", to: task.id) }
        }
    }
}
