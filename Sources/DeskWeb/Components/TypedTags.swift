import Basics
import Clients
import Pages

extension Form {
    /// Tags, as people write several in one field.
    mutating func tags(_ name: String) -> [Clients.Tag] {
        do {
            return try Clients.Tag.list(self[name] ?? "")
        } catch {
            refuse(name, error.reason, error.details)
            return []
        }
    }
}
