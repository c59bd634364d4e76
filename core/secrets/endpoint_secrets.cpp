// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/endpoint_secrets.h"

#include <QJsonDocument>
#include <QMutexLocker>
#include <QUrl>
#include <QUuid>

#include "signalbox/literals.h"
#include "signalbox/url.h"
#include "support/redact.h"

namespace signalbox::engine {

namespace {

QString kindOf(const EndpointDraft& draft)
{
    if (!draft.kind.isEmpty())
        return draft.kind;
    return QUrl(draft.url).scheme().startsWith("ws"_L1) ? u"ws"_s : u"http"_s;
}

/// Makes them known to redact().
void makeKnown(const EndpointDraft& draft)
{
    addUrlSecrets(draft.url);
    addUrlSecrets(draft.proxy);
    addSecret(draft.password);
    addSecret(draft.bearer);
    for (const QJsonValue value : std::as_const(draft.headers))
        addSecret(value.toString());
}

}  // namespace

bool EndpointSecrets::hasSecret(const EndpointDraft& draft)
{
    return draft.hasSecret() || urlHasSecret(draft.url) ||
           (!draft.proxy.isEmpty() && !QUrl(draft.proxy).userInfo().isEmpty());
}

Expected<EndpointDraft> EndpointSecrets::stow(EndpointDraft draft)
{
    draft.kind = kindOf(draft);
    if (!draft.secretRef.isEmpty() || !hasSecret(draft))
        return draft;
    if (!m_secrets)
        return fail(
            ErrorKind::Unavailable, "SECRETS_LOCKED",
            Message(QT_TRANSLATE_NOOP(
                "Engine", "This endpoint has a key, and the secret store is locked. Unlock the secret store first.")));
    const QJsonObject whole{{u"url"_s, draft.url},       {u"user"_s, draft.user},       {u"password"_s, draft.password},
                            {u"bearer"_s, draft.bearer}, {u"headers"_s, draft.headers}, {u"proxy"_s, draft.proxy}};
    makeKnown(draft);
    const QString ref = u"endpoint/"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString text = QString::fromUtf8(QJsonDocument(whole).toJson(QJsonDocument::Compact));
    if (const auto written = m_secrets->write(ref, text); !written)
        return fail(written.error());
    {
        const QMutexLocker lock(&m_mutex);
        m_known.insert(ref, text);
    }
    draft.url = maskedUrl(draft.url);
    draft.user.clear();
    draft.password.clear();
    draft.bearer.clear();
    draft.headers = {};
    draft.proxy.clear();
    draft.secretRef = ref;
    return draft;
}

Expected<ChainDraft> EndpointSecrets::stow(ChainDraft draft)
{
    for (EndpointDraft& endpoint : draft.endpoints) {
        auto stowed = stow(endpoint);
        if (!stowed)
            return fail(stowed.error());
        endpoint = std::move(*stowed);
    }
    return draft;
}

Expected<EndpointDraft> EndpointSecrets::resolve(EndpointDraft draft)
{
    if (draft.secretRef.isEmpty())
        return draft;
    QString text;
    {
        const QMutexLocker lock(&m_mutex);
        text = m_known.value(draft.secretRef);
    }
    if (text.isEmpty()) {
        if (!m_secrets)
            return fail(
                ErrorKind::Unavailable, "SECRETS_LOCKED",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "The key of endpoint %1 is locked. Unlock the secret store; the chain then "
                                          "continues automatically."))
                    .arg(draft.url));
        const auto read = m_secrets->read(draft.secretRef);
        if (!read)
            return fail(read.error());
        text = *read;
        const QMutexLocker lock(&m_mutex);
        m_known.insert(draft.secretRef, text);
    }
    const QJsonObject whole = QJsonDocument::fromJson(text.toUtf8()).object();
    draft.url = whole.value("url"_L1).toString(draft.url);
    draft.user = whole.value("user"_L1).toString();
    draft.password = whole.value("password"_L1).toString();
    draft.bearer = whole.value("bearer"_L1).toString();
    draft.headers = whole.value("headers"_L1).toObject();
    if (draft.proxy.isEmpty())
        draft.proxy = whole.value("proxy"_L1).toString();
    makeKnown(draft);
    return draft;
}

Expected<EndpointDraft> EndpointSecrets::resolve(const store::EndpointRow& row)
{
    return resolve(draft(row));
}

void EndpointSecrets::forget(const QString& ref)
{
    if (ref.isEmpty())
        return;
    {
        const QMutexLocker lock(&m_mutex);
        m_known.remove(ref);
    }
    if (m_secrets)
        (void)m_secrets->remove(ref);
}

EndpointDraft EndpointSecrets::draft(const store::EndpointRow& row)
{
    EndpointDraft draft;
    draft.url = row.url;
    draft.kind = row.kind;
    draft.priority = row.priority;
    draft.limits = row.limits;
    draft.user = row.options.value("user"_L1).toString();
    draft.proxy = row.options.value("proxy"_L1).toString();
    draft.caFile = row.options.value("caFile"_L1).toString();
    draft.note = row.note;
    draft.secretRef = row.secretRef;
    return draft;
}

store::EndpointRow EndpointSecrets::row(const QString& caip2, const EndpointDraft& draft)
{
    store::EndpointRow row;
    row.caip2 = caip2;
    row.url = draft.url;
    row.secretRef = draft.secretRef;
    row.kind = kindOf(draft);
    row.priority = draft.priority;
    row.limits = draft.limits;
    if (!draft.user.isEmpty())
        row.options.insert(u"user"_s, draft.user);
    if (!draft.proxy.isEmpty())
        row.options.insert(u"proxy"_s, draft.proxy);
    if (!draft.caFile.isEmpty())
        row.options.insert(u"caFile"_s, draft.caFile);
    row.note = draft.note;
    return row;
}

}  // namespace signalbox::engine
