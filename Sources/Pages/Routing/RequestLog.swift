import HTTPTypes
import Logging

/// One line for each answer: which route, not which path, because paths name people and cases.
enum RequestLog {
    static func write(_ route: Route, _ status: HTTPResponse.Status, _ span: Duration, _ logger: Logger) {
        logger.log(
            level: status.code >= 500 ? .error : .info,
            "request",
            metadata: [
                "method": .string(route.method.rawValue),
                "route": .string(route.path),
                "status": .stringConvertible(status.code),
                "ms": .stringConvertible(Double(Int(span / .microseconds(1))) / 1000),
            ]
        )
    }
}
