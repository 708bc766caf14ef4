import Pages
import People

extension RightsTable {
    static let portal: [String: Access] = [
        "GET /ask": .open,
        "POST /ask": .open,
        "GET /portal/{link}": .open,
        "POST /portal/{link}/confirmation": .open,
        "POST /portal/{link}/contest": .open,
        "POST /portal/{link}/letters": .open,
    ]
}
