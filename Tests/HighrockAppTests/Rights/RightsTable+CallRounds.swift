import Pages
import People

extension RightsTable {
    /// Lists of those to call.
    static let callRounds: [String: Access] = [
        "GET /calls/rounds": .needs(.workCases),
        "POST /calls/rounds": .needs(.overseeWork),
        "GET /calls/rounds/new": .needs(.overseeWork),
        "GET /calls/rounds/{list}": .needs(.workCases),
        "POST /calls/rounds/{list}": .needs(.overseeWork),
        "POST /calls/rounds/{list}/clients": .needs(.overseeWork),
        "POST /calls/rounds/{list}/start": .needs(.overseeWork),
        "POST /calls/rounds/{list}/pause": .needs(.overseeWork),
        "POST /calls/rounds/{list}/closing": .needs(.overseeWork),
        "GET /calls/rounds/{list}/work": .needs(.workCases),
        "POST /calls/rounds/{list}/next": .needs(.workCases),
        "POST /calls/rounds/{list}/joining": .needs(.workCases),
        "POST /calls/rounds/{list}/leaving": .needs(.workCases),
        "POST /calls/rounds/entries/{entry}/call": .needs(.workCases),
        "POST /calls/rounds/entries/{entry}/outcome": .needs(.workCases),
        "POST /calls/rounds/entries/{entry}/return": .needs(.workCases),
    ]
}
