import Basics
import Clients
import Desk
import Events
import People
import Store

/// Sets up the numbers at which the company is called.
package struct NumberBook {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    @discardableResult
    package func add(_ settings: NumberSettings) throws -> ServiceNumber {
        let others = try numbers()
        let number = ServiceNumber(id: tx.newID(), settings: try checked(settings), version: 1)
        try requireFit(number, among: others)
        try tx.insert(number)
        try record("service-number.added", number)
        return number
    }

    /// - Throws: `NumberRefusal.stale` when somebody was quicker.
    @discardableResult
    package func change(_ id: ServiceNumber.ID, version: Int, to settings: NumberSettings) throws -> ServiceNumber {
        let others = try numbers()
        guard let old = others.first(where: { $0.id == id }) else { throw NumberRefusal.notFound }
        guard old.version == version else { throw NumberRefusal.stale }
        let next = ServiceNumber(id: id, settings: try checked(settings), version: version + 1)
        guard next.settings != old.settings else { return old }
        try requireFit(next, among: others)
        try tx.save(next)
        try record("service-number.changed", next)
        return next
    }

    package func remove(_ id: ServiceNumber.ID) throws {
        guard let number = try numbers().first(where: { $0.id == id }) else { throw NumberRefusal.notFound }
        try tx.setRemoved(id)
        try record("service-number.removed", number)
    }

    private func numbers() throws -> [ServiceNumber] {
        try member.require(.shapeWork)
        try tx.alone(on: "service numbers")
        return try tx.serviceNumbers()
    }

    private func checked(_ settings: NumberSettings) throws -> NumberSettings {
        var checked = settings
        checked.name = try Wording.line(settings.name, of: "name", atMost: 100)
        if let menu = settings.menu, menu.choices.isEmpty { throw NumberRefusal.menuEmpty }
        let said = [settings.greeting, settings.outOfHours.words, settings.menu?.prompt ?? Announcement()]
        guard said.allSatisfy({ $0.sounds.count <= Announcement.most }) else {
            throw InvalidField("greeting", "refusal.service-number.too-many-sounds", ["most": "\(Announcement.most)"])
        }
        return checked
    }

    private func requireFit(_ number: ServiceNumber, among others: [ServiceNumber]) throws {
        let settings = number.settings
        guard !others.contains(where: { $0.id != number.id && $0.settings.dialled == settings.dialled }) else {
            throw NumberRefusal.taken
        }
        let queues = try tx.callQueues()
        guard settings.queues.allSatisfy({ queues[$0].map { $0.closed == nil } ?? false }) else {
            throw NumberRefusal.queueUnfit
        }
        if let calendar = settings.calendar, try tx.deadlinePolicy().sheet.calendar(calendar) == nil {
            throw NumberRefusal.calendarUnknown
        }
    }

    private func record(_ kind: Event.Kind, _ number: ServiceNumber) throws {
        let data: [String: Fact] = [
            "name": .text(number.settings.name), "digits": .text(number.settings.dialled.description),
        ]
        try tx.record(Event(kind, of: number.eventSubject, data: data), by: member.actor)
        try tx.announce(.callSettings)
    }
}
