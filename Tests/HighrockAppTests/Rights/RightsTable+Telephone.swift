import Pages
import People

extension RightsTable {
    /// Setting the telephone up, and what people say they do. Whose phone it is decides about some, so the verbs ask.
    static let telephone: [String: Access] = [
        "GET /telephone": .needs(.shapeWork),
        "GET /telephone/exchange": .needs(.shapeWork),
        "GET /telephone/numbers/new": .needs(.shapeWork),
        "POST /telephone/numbers": .needs(.shapeWork),
        "GET /telephone/numbers/{id}": .needs(.shapeWork),
        "POST /telephone/numbers/{id}": .needs(.shapeWork),
        "POST /telephone/numbers/{id}/removal": .needs(.shapeWork),
        "POST /telephone/shown-numbers": .needs(.shapeWork),
        "POST /telephone/shown-numbers/removal": .needs(.shapeWork),
        "GET /telephone/queues": .needs(.shapeWork),
        "GET /telephone/queues/new": .needs(.shapeWork),
        "POST /telephone/queues": .needs(.shapeWork),
        "GET /telephone/queues/{id}": .needs(.shapeWork),
        "POST /telephone/queues/{id}": .needs(.shapeWork),
        "POST /telephone/queues/{id}/closing": .needs(.shapeWork),
        "POST /telephone/queues/{id}/reopening": .needs(.shapeWork),
        "GET /telephone/phones": .needs(.changePeople),
        "POST /telephone/phones": .needs(.changePeople),
        "POST /telephone/phones/{id}/link": .signedIn,
        "POST /telephone/phones/{id}/password": .signedIn,
        "POST /telephone/phones/{id}/removal": .signedIn,
        "POST /telephone/phones/{id}/settings": .signedIn,
        "GET /telephone/settings/{secret}": .open,
        "GET /telephone/me": .needs(.workCases),
        "POST /telephone/me/phones": .needs(.workCases),
        "GET /telephone/me/choices": .needs(.workCases),
        "GET /telephone/me/state": .needs(.workCases),
        "POST /telephone/me/state": .needs(.workCases),
        "GET /telephone/people": .needs(.overseeWork),
        "GET /telephone/people/rows": .needs(.overseeWork),
        "POST /telephone/people/{person}/state": .needs(.overseeWork),
    ]
}
