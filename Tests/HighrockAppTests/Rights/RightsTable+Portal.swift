import Pages
import People

extension RightsTable {
    static let portal: [String: Access] = [
        "GET /ask": .open,
        "POST /ask": .open,
        "GET /chat": .open,
        "POST /chat": .open,
        "GET /chat/{link}": .open,
        "PUT /chat/{link}/files/{name}": .open,
        "GET /chat/{link}/live": .open,
        "POST /chat/{link}/messages": .open,
        "GET /chat/{link}/messages/{message}/files/{file}": .open,
        "GET /portal/{link}": .open,
        "POST /portal/{link}/confirmation": .open,
        "POST /portal/{link}/contest": .open,
        "POST /portal/{link}/letters": .open,
    ]
}
