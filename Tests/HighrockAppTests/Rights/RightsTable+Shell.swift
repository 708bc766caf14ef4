import Pages
import People

extension RightsTable {
    static let shell: [String: Access] = [
        "GET /chat.js": .open,
        "GET /favicon.ico": .open,
        "GET /healthz": .open,
        "GET /hello": .open,
        "GET /live": .signedIn,
        "GET /metrics": .open,
        "GET /readyz": .open,
        "GET /static/{version}/**": .open,
    ]
}
