import Pages
import People

extension RightsTable {
    /// What was said in calls.
    static let recordings: [String: Access] = [
        "GET /calls/{id}/recordings": .needs(.seeClients),
        "GET /calls/{id}/recordings/{part}/sound": .needs(.seeClients),
        "GET /api/v1/calls/{id}/recordings": .needs(.seeClients),
        "GET /api/v1/calls/{id}/recordings/{place}/sound": .needs(.seeClients),
        "GET /telephone/recordings": .needs(.changeSettings),
        "POST /telephone/recordings": .needs(.changeSettings),
    ]
}
