import Pages
import People

extension RightsTable {
    /// The telephone in the browser.
    static let softphone: [String: Access] = [
        "GET /softphone": .needs(.workCases),
        "GET /softphone/socket": .needs(.workCases),
    ]
}
