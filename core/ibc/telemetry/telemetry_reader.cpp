// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/telemetry/telemetry_reader.h"

#include <QTimer>
#include <QUrl>

#include "ibc/telemetry/telemetry_figures.h"
#include "rpc/http_transport.h"
#include "rpc/json_rpc.h"
#include "signalbox/literals.h"

namespace signalbox::ibc {

namespace {

constexpr int stopBeatMs = 100;

tl::unexpected<Error> telemetryFailed(Message message)
{
    return fail(ErrorKind::Unavailable, "TELEMETRY_FAILED", std::move(message));
}

QUrl metricsUrl(const QString& address)
{
    QUrl url(address);
    if (const QString path = url.path(); path.isEmpty() || path == "/"_L1)
        url.setPath(u"/metrics"_s);
    return url;
}

const char* programOf(TelemetrySource source)
{
    return source == TelemetrySource::Hermes ? "Hermes" : "chainpulse";
}

Message faultText(const rpc::HttpAnswer& answer, const QString& where, const TelemetryPace& pace)
{
    const QString& network = answer.fault->network;
    if (network == "too_large"_L1)
        return Message(QT_TRANSLATE_NOOP("Engine", "The answer of %1 is larger than %L2 MiB and was not read."))
            .arg(where)
            .arg(pace.mostBytes >> 20);
    if (network == "redirect"_L1)
        return Message(QT_TRANSLATE_NOOP("Engine", "%1 redirects to another server, which is not followed."))
            .arg(where);
    if (network == "timeout"_L1)
        return Message(QT_TRANSLATE_NOOP("Engine", "%1 did not answer in full within %L2 s."))
            .arg(where)
            .arg(pace.totalMs / 1000);
    return Message(QT_TRANSLATE_NOOP("Engine", "%1 does not answer.")).arg(where);
}

}  // namespace

QString metricsAddress(const QString& address)
{
    return metricsUrl(address).toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
}

Expected<TelemetryReading> readTelemetry(TelemetrySource source, const QString& address,
                                         const std::function<bool()>& isStopped, const TelemetryPace& pace)
{
    Cancellation cancellation;
    rpc::HttpTransport http(cancellation);
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &watch, [&] {
        if (isStopped())
            cancellation.request();
    });
    watch.start(stopBeatMs);
    rpc::EndpointSettings endpoint;
    endpoint.url = metricsUrl(address);
    const QString where = metricsAddress(address);
    const rpc::HttpAnswer answer = QCoro::waitFor(
        http.post(endpoint, QByteArray(), rpc::HttpLimits{pace.mostBytes, pace.silenceMs, pace.totalMs}));
    if (answer.fault && answer.fault->network == "cancelled"_L1)
        return fail(ErrorKind::Cancelled, "CANCELLED",
                    Message(QT_TRANSLATE_NOOP("Engine", "The request was stopped.")));
    if (answer.fault)
        return telemetryFailed(faultText(answer, where, pace));
    if (answer.status != 200)
        return telemetryFailed(
            Message(QT_TRANSLATE_NOOP("Engine", "%1 answered with HTTP status %2 instead of metrics."))
                .arg(where)
                .arg(answer.status));
    TelemetryReading reading;
    const auto body = answer.body->view();
    if (!figuresOf(source, body, reading))
        return telemetryFailed(
            Message(rpc::isWebPage(body)
                        ? QT_TRANSLATE_NOOP("Engine",
                                            "%1 returned a web page instead of metrics. Specify the address of the "
                                            "metrics of %2.")
                        : QT_TRANSLATE_NOOP(
                              "Engine",
                              "%1 has no metrics of %2. Specify the address of its telemetry or metrics service."))
                .arg(where, QLatin1String(programOf(source))));
    reading.origin.source = source;
    reading.url = where;
    return reading;
}

}  // namespace signalbox::ibc
