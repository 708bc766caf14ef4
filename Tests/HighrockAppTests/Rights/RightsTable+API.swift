import Pages
import People

extension RightsTable {
    static let api: [String: Access] = [
        "GET /api/openapi.yaml": .open,
        "GET /api/v1/cases": .needs(.seeCases),
        "POST /api/v1/cases": .needs(.workCases),
        "GET /api/v1/cases/{id}": .needs(.seeCases),
        "PATCH /api/v1/cases/{id}": .needs(.workCases),
        "POST /api/v1/cases/{id}/answers": .needs(.workCases),
        "POST /api/v1/cases/{id}/closing": .needs(.workCases),
        "POST /api/v1/cases/{id}/hand-overs": .needs(.workCases),
        "POST /api/v1/cases/{id}/notes": .needs(.workCases),
        "POST /api/v1/cases/{id}/reopening": .needs(.workCases),
        "POST /api/v1/cases/{id}/resumption": .needs(.workCases),
        "POST /api/v1/cases/{id}/solution": .needs(.workCases),
        "POST /api/v1/cases/{id}/taking": .needs(.workCases),
        "POST /api/v1/cases/{id}/waiting": .needs(.workCases),
        "GET /api/v1/clients": .needs(.seeClients),
        "POST /api/v1/clients": .needs(.changeClients),
        "GET /api/v1/clients/{id}": .needs(.seeClients),
        "PATCH /api/v1/clients/{id}": .needs(.changeClients),
        "POST /api/v1/clients/{id}/merges": .needs(.changeClients),
        "GET /api/v1/contacts": .needs(.seeClients),
        "POST /api/v1/contacts": .needs(.changeClients),
        "GET /api/v1/departments": .needs(.seePeople),
        "GET /api/v1/duplicates": .needs(.seeClients),
        "POST /api/v1/duplicates/differences": .needs(.changeClients),
        "GET /api/v1/interactions": .needs(.seeCases),
        "POST /api/v1/interactions": .open,
        "GET /api/v1/interactions/{id}": .needs(.seeCases),
        "GET /api/v1/journal": .needs(.seeJournal),
        "GET /api/v1/me": .signedIn,
        "POST /api/v1/merges/{id}/undoing": .needs(.changeClients),
        "GET /api/v1/people": .needs(.seePeople),
    ]
}
