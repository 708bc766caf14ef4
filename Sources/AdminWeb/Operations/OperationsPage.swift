import Basics
import Pages
import People
import Store

struct OperationsPage {
    let edition: Edition
    let state: HouseState

    init(_ edition: Edition, for member: Member, in snapshot: Snapshot) throws {
        self.edition = edition
        state = try snapshot.houseState(for: member)
    }
}
