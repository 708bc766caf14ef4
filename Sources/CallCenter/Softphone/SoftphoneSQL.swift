import Basics
import Events
import Store
import Telephony

extension SoftphoneRing: Record {
    package static let columns: SQL =
        "softphone_ring.channel, softphone_ring.caller_name, softphone_ring.caller_number, softphone_ring.own"

    package init(from row: inout Row) throws {
        channel = try row.read()
        caller = CallerName(name: try row.read(), number: try row.read())
        isOwn = try row.read()
    }
}

extension Snapshot {
    /// Phones whose page is open somewhere.
    package func openSoftphones() throws -> Set<Phone.ID> {
        Set(try values("SELECT phone FROM softphone_window WHERE seen > \(now - Softphone.silence)"))
    }

    /// Those of the windows that are their phone's still.
    func valid(_ windows: [Softphone.Window]) throws -> Set<Softphone.Window> {
        guard !windows.isEmpty else { return [] }
        return Set(try values("SELECT id FROM softphone_window WHERE id IN (\(SQL.list(windows)))"))
    }

    /// What rings at these phones, the oldest first.
    func rings(at phones: [Phone.ID]) throws -> [(phone: Phone.ID, ring: SoftphoneRing)] {
        guard !phones.isEmpty else { return [] }
        return try all(
            """
            SELECT softphone_ring.phone, \(SoftphoneRing.columns) FROM softphone_ring
            WHERE phone IN (\(SQL.list(phones))) AND rang > \(now - SoftphoneRing.longest) ORDER BY rang, channel
            """
        ) { row in (phone: try row.read(), ring: try SoftphoneRing(from: &row)) }
    }
}

extension Transaction {
    func open(_ softphone: Softphone) throws {
        try run(
            """
            INSERT INTO softphone_window (phone, id, seen) VALUES (\(softphone.phone.id), \(softphone.window), \(now))
            ON CONFLICT (phone) DO UPDATE SET id = excluded.id, seen = excluded.seen
            """
        )
    }

    func close(_ window: Softphone.Window) throws {
        try run("DELETE FROM softphone_window WHERE id = \(window)")
    }

    /// These are open still.
    func see(_ windows: [Softphone.Window]) throws {
        guard !windows.isEmpty else { return }
        try run("UPDATE softphone_window SET seen = \(now) WHERE id IN (\(SQL.list(windows)))")
    }

    func insert(_ ring: SoftphoneRing, at phone: Phone.ID) throws {
        try run(
            """
            INSERT INTO softphone_ring (channel, phone, caller_name, caller_number, own, rang)
            VALUES (\(ring.channel), \(phone), \(ring.caller.name), \(ring.caller.number), \(ring.isOwn), \(now))
            ON CONFLICT (channel) DO NOTHING
            """
        )
    }

    func forget(_ ring: ChannelID) throws {
        try run("DELETE FROM softphone_ring WHERE channel = \(ring)")
    }
}

extension Chore {
    /// What rang at pages that nobody had open any longer.
    package static let ofSoftphones: [Chore] = [
        Chore("rings of softphones") { tx in
            try tx.run("DELETE FROM softphone_ring WHERE rang < \(tx.now - .days(1))")
        }
    ]
}
