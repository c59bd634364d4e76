// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/prices/feed_settings.h"

#include <QRegularExpression>
#include <QUrl>

#include "balances/books/book_parts.h"
#include "balances/prices/price_feed.h"
#include "signalbox/literals.h"
#include "signalbox/url.h"
#include "store/message_columns.h"

namespace signalbox::balances {

namespace {

struct Row {
    PriceFeedState state;
    QString secretRef;
};

Row readRow(store::Transaction& transaction)
{
    const auto found = transaction.exec(
        "SELECT enabled, url, minutes, coalesce(secret_ref, ''), told_at, prices, failure FROM balances.price_feed");
    const auto& row = found[0];
    Row read;
    read.state.enabled = store::boolean(row[0]);
    read.state.url = store::text(row[1]);
    read.state.minutes = int(store::integer(row[2]));
    read.secretRef = store::text(row[3]);
    read.state.hasKey = !read.secretRef.isEmpty();
    read.state.answeredAt = store::time(row[4]);
    read.state.prices = store::integer(row[5], -1);
    read.state.failure = store::messageIn(row[6]);
    return read;
}

bool sameOrigin(const QUrl& one, const QUrl& other)
{
    return one.scheme() == other.scheme() && one.host() == other.host() && one.port() == other.port();
}

/// The key as the feed of that address expects it: a header that the operator named, CoinGecko's own, or a bearer
/// token.
Expected<Done> putKey(EndpointDraft& feed, const QString& key)
{
    static const QRegularExpression header(u"^([A-Za-z0-9-]{1,64}):\\s*(\\S.*)$"_s), plain(u"^[\\x21-\\x7e]+$"_s);
    feed.headers = {};
    feed.bearer.clear();
    if (const auto named = header.match(key); named.hasMatch()) {
        feed.headers.insert(named.captured(1), named.captured(2));
        return Done{};
    }
    if (!plain.match(key).hasMatch() || key.size() > 1000)
        return badValue(Message(QT_TRANSLATE_NOOP(
            "Engine",
            "The key of the price feed must be one word of at most 1,000 characters, or a header as NAME: VALUE.")));
    const QString host = QUrl(feed.url).host();
    if (host == "pro-api.coingecko.com"_L1)
        feed.headers.insert(u"x-cg-pro-api-key"_s, key);
    else if (host == "api.coingecko.com"_L1)
        feed.headers.insert(u"x-cg-demo-api-key"_s, key);
    else
        feed.bearer = key;
    return Done{};
}

/// The feed as it is after the edit, with its key.
Expected<EndpointDraft> edited(engine::EndpointSecrets& secrets, const Row& row, const PriceFeedEdit& edit)
{
    EndpointDraft feed;
    feed.url = row.state.url;
    // A key that is replaced need not be readable, unless it is a part of the address.
    const bool needsOld = !row.secretRef.isEmpty() && (!edit.key || (!edit.url && urlHasSecret(feed.url)));
    if (needsOld) {
        feed.secretRef = row.secretRef;
        auto whole = secrets.resolve(feed);
        if (!whole)
            return fail(whole.error());
        feed = std::move(*whole);
        feed.secretRef.clear();
    }
    if (edit.url) {
        if (!sameOrigin(QUrl(feed.url), QUrl(*edit.url))) {
            feed.headers = {};
            feed.bearer.clear();
        }
        feed.url = edit.url->trimmed();
    }
    if (edit.key) {
        if (edit.key->isEmpty()) {
            feed.headers = {};
            feed.bearer.clear();
        } else if (const auto put = putKey(feed, *edit.key); !put) {
            return fail(put.error());
        }
    }
    if (const auto good = PriceFeed::check(feed.url); !good || feed.url.contains(u"••••"_s))
        return good ? badValue(Message(QT_TRANSLATE_NOOP("Engine", "Enter the whole address of the price feed.")))
                    : fail(good.error());
    return feed;
}

}  // namespace

PriceFeedState readFeed(store::Transaction& transaction)
{
    return readRow(transaction).state;
}

Expected<PriceFeedState> changeFeed(store::Session& session, engine::EndpointSecrets& secrets,
                                    const PriceFeedEdit& edit)
{
    if (edit.minutes && (*edit.minutes < 1 || *edit.minutes > 1440))
        return badValue(Message(QT_TRANSLATE_NOOP("Engine", "The interval of the price feed is 1 to 1,440 minutes.")));
    const auto row = session.read([](store::Transaction& transaction) { return readRow(transaction); });
    if (!row)
        return fail(row.error());
    EndpointDraft feed;
    feed.url = row->state.url;
    feed.secretRef = row->secretRef;
    const bool moves = edit.url || edit.key;
    if (moves) {
        const auto whole = edited(secrets, *row, edit);
        if (!whole)
            return fail(whole.error());
        const auto stowed = secrets.stow(*whole);
        if (!stowed)
            return fail(stowed.error());
        feed = *stowed;
    }
    const auto stored = session.write([&](store::Transaction& transaction) -> Expected<PriceFeedState> {
        transaction.exec(
            "UPDATE balances.price_feed SET enabled = coalesce($1::boolean, enabled), minutes = coalesce($2::integer, "
            "minutes), url = $3, secret_ref = nullif($4, ''), failure = CASE WHEN $5::boolean THEN NULL ELSE failure "
            "END, "
            "next_at = '-infinity'",
            {edit.enabled, edit.minutes, feed.url, feed.secretRef, moves});
        return readRow(transaction).state;
    });
    if (moves && feed.secretRef != row->secretRef)
        secrets.forget(stored ? row->secretRef : feed.secretRef);
    return stored;
}

}  // namespace signalbox::balances
