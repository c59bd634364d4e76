// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/prices/price_feed.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QUrlQuery>

#include "signalbox/literals.h"

namespace signalbox::balances {

namespace {

constexpr rpc::HttpLimits limits{1 << 20, 15'000, 30'000};

Error feedError(Message text)
{
    return Error::make(ErrorKind::Unavailable, "FEED_FAILED", std::move(text));
}

/// Digits of a price, without an exponent.
QString decimalText(double price)
{
    return QString::number(price, 'f', 18);
}

}  // namespace

PriceFeed::PriceFeed(store::Session& session, std::shared_ptr<engine::EndpointSecrets> secrets)
    : m_session(session), m_secrets(std::move(secrets))
{
}

Expected<Done> PriceFeed::check(const QString& url)
{
    EndpointDraft draft;
    draft.url = url;
    const auto settings = rpc::EndpointSettings::fromDraft(draft);
    const QUrl parsed(url, QUrl::StrictMode);
    const bool safe = settings && (parsed.scheme() == "https"_L1 || settings->isLoopback());
    if (safe && !settings->webSocket)
        return Done{};
    return fail(ErrorKind::Invalid, "BAD_FEED",
                Message(QT_TRANSLATE_NOOP(
                    "Engine",
                    "The address of a price feed begins with https://. Only a feed on this machine may use http://.")));
}

Expected<bool> PriceFeed::step()
{
    const auto feed = due();
    if (!feed || !*feed)
        return feed ? Expected<bool>(false) : fail(feed.error());
    const auto answer = (*feed)->ids.isEmpty() ? Expected<QByteArray>(QByteArray("{}")) : ask(**feed);
    const auto done = answer ? store(*answer) : Expected<Done>(fail(answer.error()));
    if (done)
        return true;
    if (done.error().code != "FEED_FAILED"_L1)
        return fail(done.error());
    const Message why = done.error().message;
    return m_session.write([&](store::Transaction& transaction) {
        const QJsonValue json = why.toJson();
        transaction.exec("UPDATE balances.price_feed SET failure = $1",
                         {json.isObject() ? json.toObject() : QJsonObject{{u"pattern"_s, why.english()}}});
        return true;
    });
}

Expected<std::optional<PriceFeed::Due>> PriceFeed::due()
{
    return m_session.write([](store::Transaction& transaction) -> std::optional<Due> {
        const auto rows = transaction.exec("SELECT url, secret_ref FROM balances.claim_feed()");
        if (rows.empty())
            return std::nullopt;
        Due due;
        due.feed.url = store::text(rows[0][0]);
        due.feed.secretRef = store::text(rows[0][1]);
        for (const auto& row : transaction.exec("SELECT * FROM balances.feed_ids()"))
            due.ids << store::text(row[0]);
        return due;
    });
}

Expected<QByteArray> PriceFeed::ask(const Due& due)
{
    const auto draft = m_secrets->resolve(due.feed);
    if (!draft)
        return fail(feedError(Message(QT_TRANSLATE_NOOP("Engine", "The key of the price feed cannot be read: %1"))
                                  .arg(draft.error().message)));
    if (const auto good = check(draft->url); !good)
        return fail(feedError(good.error().message));
    auto settings = rpc::EndpointSettings::fromDraft(*draft);
    if (!settings)
        return fail(feedError(settings.error().message));
    QUrlQuery query(settings->url);
    query.addQueryItem(u"ids"_s, due.ids.join(u','));
    query.addQueryItem(u"vs_currencies"_s, u"usd"_s);
    settings->url.setQuery(query);
    const rpc::HttpAnswer answer = QCoro::waitFor(m_http.post(*settings, QByteArray(), limits));
    if (answer.fault)
        return fail(feedError(rpc::toError(*answer.fault, {}, settings->masked()).message));
    if (answer.status == 401 || answer.status == 403)
        return fail(feedError(
            Message(QT_TRANSLATE_NOOP("Engine", "The price feed refuses the key (HTTP %1). Enter another one."))
                .arg(answer.status)));
    if (answer.status == 429)
        return fail(feedError(Message(QT_TRANSLATE_NOOP(
            "Engine", "The price feed allows fewer requests (HTTP 429). Choose a longer interval."))));
    if (answer.status != 200)
        return fail(
            feedError(Message(QT_TRANSLATE_NOOP("Engine", "The price feed answered HTTP %1. Check its address."))
                          .arg(answer.status)));
    const auto view = answer.body->view();
    return QByteArray(view.data(), static_cast<qsizetype>(view.size()));
}

Expected<Done> PriceFeed::store(const QByteArray& answer)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(answer, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return fail(feedError(Message(
            QT_TRANSLATE_NOOP("Engine", "The price feed's answer is not a list of prices. Check its address."))));
    const QJsonObject all = document.object();
    QStringList ids, prices;
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QJsonValue usd = it->toObject().value("usd"_L1);
        if (!usd.isDouble() || !(usd.toDouble() >= 0))
            continue;
        ids << it.key();
        prices << decimalText(usd.toDouble());
    }
    return m_session.write([&](store::Transaction& transaction) {
        transaction.exec("SELECT balances.store_feed($1, $2::text[]::numeric[])",
                         {store::Value::textArray(ids), store::Value::textArray(prices)});
        return Done{};
    });
}

}  // namespace signalbox::balances
