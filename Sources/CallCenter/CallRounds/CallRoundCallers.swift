import Basics
import Events
import People
import Store

/// Somebody who takes part in calling by a list, and is given those on it while they are free.
package struct CallRoundCaller: Sendable, Hashable, Record {
    package static let columns: SQL = "call_round_caller.list, call_round_caller.person, call_round_caller.since"

    package let list: CallRound.ID
    package let person: Person.ID
    package let since: Moment

    package init(from row: inout Row) throws {
        list = try row.read()
        person = try row.read()
        since = try row.read()
    }
}

extension Snapshot {
    /// Who takes part, those who have for longest first.
    package func callers(of list: CallRound.ID) throws -> [CallRoundCaller] {
        try all(
            """
            SELECT \(CallRoundCaller.columns) FROM call_round_caller JOIN person ON person.id = call_round_caller.person
            WHERE call_round_caller.list = \(list) AND person.state <> 'left'
            ORDER BY call_round_caller.since, call_round_caller.person
            """
        )
    }

    package func takesPart(_ person: Person.ID, in list: CallRound.ID) throws -> Bool {
        try value(
            "SELECT person FROM call_round_caller WHERE list = \(list) AND person = \(person)",
            as: Person.ID.self
        ) != nil
    }
}

extension CallRoundDesk {
    /// From now on this member is given those on the list, one after another, while they are free. On record, and seen by all who see
    /// the list.
    package func join(_ id: CallRound.ID) throws {
        let list = try openList(id)
        guard list.settings.way == .progressive else { throw CallRoundRefusal.notProgressive }
        guard let person = member.id, try !tx.phones(of: [person]).isEmpty else { throw CallWishRefusal.noPhone }
        let isNew = try tx.run(
            """
            INSERT INTO call_round_caller (list, person, since) VALUES (\(id), \(person), \(tx.now))
            ON CONFLICT (list, person) DO NOTHING
            """
        )
        if isNew == 1 { try record("call-round.joined", of: list) }
    }

    /// A call that goes on by now is ended as any other.
    package func leave(_ id: CallRound.ID) throws {
        let list = try openList(id)
        guard let person = member.id else { return }
        let wasThere = try tx.run("DELETE FROM call_round_caller WHERE list = \(id) AND person = \(person)")
        if wasThere == 1 { try record("call-round.left", of: list) }
    }

    private func openList(_ id: CallRound.ID) throws -> CallRound {
        try member.require(.workCases)
        guard let list = try tx.findCallRound(id) else { throw CallRoundRefusal.notFound }
        guard list.state != .closed else { throw CallRoundRefusal.closed }
        return list
    }

    private func record(_ kind: Event.Kind, of list: CallRound) throws {
        let data: [String: Fact] = ["name": .text(list.settings.name)]
        try tx.record(Event(kind, of: list.eventSubject, data: data), by: member.actor)
        try tx.announce(.agents)
    }
}
