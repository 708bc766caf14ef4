import Basics
import Clients
import Events
import People
import Store

/// Says what calls can be about.
package struct CallMatterBook {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    @discardableResult
    package func add(_ name: String) throws -> CallMatter {
        let others = try matters()
        let matter = CallMatter(id: tx.newID(), name: try checked(name, among: others), closed: nil)
        try keep(matter, "call-matter.added")
        return matter
    }

    package func rename(_ id: CallMatter.ID, to name: String) throws {
        let old = try known(id)
        let next = CallMatter(
            id: id,
            name: try checked(name, among: try matters().filter { $0.id != id }),
            closed: old.closed
        )
        guard next != old else { return }
        try keep(next, "call-matter.renamed", ["name_from": .text(old.name), "name_to": .text(next.name)])
    }

    /// No call gets it any more.
    package func close(_ id: CallMatter.ID) throws {
        let old = try known(id)
        guard old.closed == nil else { return }
        try keep(CallMatter(id: id, name: old.name, closed: tx.now), "call-matter.closed")
    }

    package func reopen(_ id: CallMatter.ID) throws {
        let old = try known(id)
        guard old.closed != nil else { return }
        try keep(CallMatter(id: id, name: old.name, closed: nil), "call-matter.reopened")
    }

    private func known(_ id: CallMatter.ID) throws -> CallMatter {
        guard let matter = try matters().first(where: { $0.id == id }) else { throw CallMatterRefusal.notFound }
        return matter
    }

    private func matters() throws -> [CallMatter] {
        try member.require(.shapeWork)
        try tx.alone(on: "call matters")
        return try tx.callMatters(includingClosed: true)
    }

    private func checked(_ name: String, among others: [CallMatter]) throws -> String {
        let name = try Wording.line(name, of: "name", atMost: CallMatter.longest)
        guard !others.contains(where: { $0.name.lowercased() == name.lowercased() }) else {
            throw CallMatterRefusal.nameTaken
        }
        return name
    }

    private func keep(_ matter: CallMatter, _ kind: Event.Kind, _ facts: [String: Fact] = [:]) throws {
        try tx.save(matter)
        let data = facts.merging(["name": .text(matter.name)]) { own, _ in own }
        try tx.record(Event(kind, of: matter.eventSubject, data: data), by: member.actor)
    }
}
