import Basics

// What the words of a client's card are called for people.

extension Client.Kind {
    package var name: TextKey { TextKey("client.kind.\(rawValue)") }
}

extension ContactPoint.Kind {
    package var name: TextKey { TextKey("point.kind.\(rawValue)") }
}
