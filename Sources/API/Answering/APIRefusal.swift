import Basics

enum APIRefusal: Refusal, Equatable {
    case notFound

    var standing: Standing { .notFound }
    var reason: TextKey { "refusal.not-found" }
}
