// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/rest/rest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QUrl>
#include <algorithm>

#include "actions/http/outgoing_guard.h"
#include "signalbox/literals.h"
#include "signalbox/url.h"

namespace signalbox::actions {

namespace {

constexpr qsizetype mostBody = 65'536;

bool hasHeader(const HttpHeaders& headers, const char* name)
{
    return std::any_of(headers.begin(), headers.end(),
                       [name](const auto& header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
}

/// JSON of any value: an object, an array, or a single value.
QByteArray jsonBytes(const QJsonValue& value)
{
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

Message unexpected(const HttpAnswer& answer, const QUrl& url)
{
    if (answer.status / 100 != 3)
        return Message(QT_TRANSLATE_NOOP("Engine", "%1 answered HTTP %2.")).arg(shownHost(url)).arg(answer.status);
    const QUrl target = url.resolved(QUrl(QString::fromUtf8(answer.header("location"))));
    if (originOf(target) != originOf(url))
        return Message(QT_TRANSLATE_NOOP("Engine",
                                         "%1 redirects to %2, which is another host or scheme; such a redirect "
                                         "is not followed."))
            .arg(shownHost(url), originOf(target));
    return Message(QT_TRANSLATE_NOOP("Engine", "%1 redirects to %2. Use that URL, or allow redirects in the action."))
        .arg(shownHost(url), target.path().left(200));
}

QJsonValue bodyData(const HttpAnswer& answer, const QString& shown)
{
    const QJsonDocument json = answer.body.size() <= 4096 ? QJsonDocument::fromJson(shown.toUtf8()) : QJsonDocument();
    return json.isObject() ? QJsonValue(json.object()) : json.isArray() ? QJsonValue(json.array()) : QJsonValue(shown);
}

}  // namespace

QString RestRequest::shown() const
{
    return u"%1 %2\n%3\n%4"_s.arg(QString::fromLatin1(http.method), http.url, headers,
                                  QString::fromUtf8(http.body.value_or(QByteArray())));
}

Expected<RestRequest> restRequest(const Outgoing& outgoing, const RestConfig& config, const SecretReader& secrets)
{
    RestRequest request;
    HttpRequest& http = request.http;
    http.method = config.method.toLatin1();
    http.privateHosts = config.privateHosts;
    http.redirects = config.redirects;
    http.deadline = QDeadlineTimer(config.timeoutMs);
    const auto url = render(config.url, outgoing.fields, Target::Url);
    if (!url)
        return fail(url.error());
    http.url = *url;
    auto headers = renderedHeaders(config.headers, outgoing.fields, secrets, request.masker, request.headers);
    if (!headers)
        return fail(headers.error());
    http.headers = *std::move(headers);
    if (http.method == "POST" || http.method == "PUT" || http.method == "PATCH") {
        http.body = QByteArray("");
        if (config.body) {
            const auto body = renderJson(*config.body, outgoing.fields);
            if (!body)
                return fail(body.error());
            http.body = jsonBytes(*body);
        }
        if (http.body->size() > mostBody)
            return fail(
                ErrorKind::Invalid, "REQUEST_TOO_LARGE",
                Message(QT_TRANSLATE_NOOP("Engine", "The body is larger than 64 KiB with the values of this event.")));
    }
    const auto add = [&](const char* name, const QByteArray& value) {
        if (hasHeader(http.headers, name))
            return;
        http.headers.emplace_back(name, value);
        request.headers += u"%1: %2\n"_s.arg(QLatin1String(name), QString::fromUtf8(value));
    };
    if (config.body && http.body)
        add("Content-Type", "application/json");
    if (!outgoing.key.isEmpty())
        add("Idempotency-Key", outgoing.key.toUtf8());
    if (outgoing.isTest)
        add("X-Signalbox-Test", "1");
    if (config.sign == false)
        return request;
    const auto key = secrets(u"actions.hmac_key"_s);
    if (key && !key->isEmpty()) {
        request.masker.add(*key);
        std::erase_if(http.headers,
                      [](const auto& header) { return header.first.compare("x-signature", Qt::CaseInsensitive) == 0; });
        const QByteArray hash = QMessageAuthenticationCode::hash(http.body.value_or(QByteArray()), key->toUtf8(),
                                                                 QCryptographicHash::Sha256);
        const bool isPreview = *key == Masker::mask();
        add("X-Signature", "sha256=" + (isPreview ? Masker::mask().toUtf8() : hash.toHex()));
    } else if (key || key.error().kind == ErrorKind::NotFound) {
        if (config.sign == true)
            return fail(ErrorKind::Refused, "SECRET_MISSING",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "The request must be signed, but the secret "
                                                  "actions.hmac_key is not stored.")));
    } else {
        return fail(key.error());
    }
    return request;
}

SendOutcome sendRest(const SendContext& context, const Outgoing& outgoing, const RestConfig& config)
{
    const auto request = restRequest(outgoing, config, context.parts.secret);
    if (!request)
        return outcomeOf(request.error());
    const auto answer = context.http.run(request->http);
    SendOutcome outcome;
    if (!answer) {
        outcome = outcomeOf(answer.error());
        outcome.error = request->masker(outcome.error);
        outcome.responseData = {{u"error"_s, outcome.error.english()}};
    } else {
        const int status = answer->status;
        const bool expected = config.expected.empty() ? answer->isSuccess()
                                                      : std::find(config.expected.begin(), config.expected.end(),
                                                                  status) != config.expected.end();
        outcome.status = u"HTTP %1"_s.arg(status);
        if (answer->cut)
            outcome.status += u", answer longer than 1 MiB"_s;
        outcome.answer = shownText(answer->body, request->masker);
        outcome.responseData = {{u"status"_s, status}, {u"body"_s, bodyData(*answer, outcome.answer)}};
        if (expected) {
            outcome.kind = SendOutcome::Done;
        } else {
            const bool isFinal = status / 100 == 3 || (status / 100 == 4 && !isPassing(status));
            outcome.kind = isFinal ? SendOutcome::Failed : SendOutcome::Retry;
            outcome.error = request->masker(unexpected(*answer, QUrl(request->http.url)));
            if (outcome.kind == SendOutcome::Retry)
                if (const auto wait = answer->retryAfterMs())
                    outcome.retryAfterMs = std::min(*wait, mostRetryAfterMs);
        }
    }
    outcome.request = shownText(request->shown(), request->masker);
    return outcome;
}

}  // namespace signalbox::actions
