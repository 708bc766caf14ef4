import Basics
import Channels
import Desk
import Pages
import People
import Store

struct OperationsPage {
    let edition: Edition
    let state: HouseState
    let outbox: Outbox
    /// Letters that wait for a person.
    let unsorted: Int

    init(_ edition: Edition, for member: Member, in snapshot: Snapshot) throws {
        self.edition = edition
        state = try snapshot.houseState(for: member)
        outbox = try snapshot.outbox(visibleTo: member)
        unsorted = try snapshot.countLettersSetAside()
    }
}
