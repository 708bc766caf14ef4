import Pages
import People

extension RightsTable {
    /// Boards, the overview, kept lists, many cases at once.
    static let boards: [String: Access] = [
        "GET /boards/line/{line}": .needs(.seeCases),
        "GET /boards/line/{line}/inside": .needs(.seeCases),
        "GET /overview": .needs(.overseeWork),
        "POST /cases/bulk": .needs(.workCases),
        "GET /cases/bulk/receivers": .needs(.workCases),
        "POST /cases/bulk/{bulk}/undoing": .needs(.workCases),
        "POST /cases/filters": .needs(.seeCases),
        "GET /cases/filters/new": .needs(.seeCases),
        "GET /cases/filters/{filter}": .needs(.seeCases),
        "POST /cases/filters/{filter}": .needs(.seeCases),
        "POST /cases/filters/{filter}/removal": .needs(.seeCases),
        "POST /cases/filters/{filter}/return": .needs(.seeCases),
    ]
}
