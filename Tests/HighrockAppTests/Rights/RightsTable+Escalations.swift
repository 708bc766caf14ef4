import Pages
import People

extension RightsTable {
    static let escalations: [String: Access] = [
        "GET /escalations": .needs(.seeCases),
        "GET /escalations/rows": .needs(.seeCases),
        "GET /escalations/{id}": .needs(.seeCases),
        "GET /escalations/{id}/state": .needs(.seeCases),
        "POST /escalations/{id}/answers": .needs(.seeCases),
        "POST /escalations/{id}/hand-overs": .needs(.seeCases),
        "POST /escalations/{id}/lifting": .needs(.seeCases),
        "POST /escalations/{id}/restoration": .needs(.seeCases),
        "POST /escalations/{id}/withdrawal": .needs(.seeCases),
        "GET /cases/{number}/escalations/new": .needs(.workCases),
        "POST /cases/{number}/escalations": .needs(.workCases),
        "GET /procedure": .needs(.shapeWork),
        "GET /procedure/draft": .needs(.shapeWork),
        "POST /procedure/draft": .needs(.shapeWork),
        "POST /procedure/draft/removal": .needs(.shapeWork),
        "GET /procedure/editions/{number}": .needs(.shapeWork),
        "POST /procedure/publication": .needs(.shapeWork),
        "GET /api/v1/escalations": .needs(.seeCases),
        "POST /api/v1/escalations": .needs(.workCases),
        "GET /api/v1/escalations/{id}": .needs(.seeCases),
        "POST /api/v1/escalations/{id}/answers": .needs(.seeCases),
        "POST /api/v1/escalations/{id}/hand-overs": .needs(.seeCases),
        "POST /api/v1/escalations/{id}/lifting": .needs(.seeCases),
        "POST /api/v1/escalations/{id}/withdrawal": .needs(.seeCases),
    ]
}
