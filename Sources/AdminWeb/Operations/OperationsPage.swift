import Basics
import CallCenter
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
    /// Whether the exchange is there, and since when; nil where there never was one.
    let exchange: (isUp: Bool, since: Moment)?
    /// Calls that are over and that no program made sense of.
    let callsSetAside: Int
    let recordings: RecordingTroubles

    init(_ edition: Edition, for member: Member, in snapshot: Snapshot) throws {
        self.edition = edition
        state = try snapshot.houseState(for: member)
        outbox = try snapshot.outbox(visibleTo: member)
        unsorted = try snapshot.countLettersSetAside()
        exchange = try snapshot.exchangeState()
        callsSetAside = try snapshot.countCallsSetAside()
        recordings = try snapshot.recordingTroubles()
    }
}
