// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/outcome.h"

#include "signalbox/literals.h"
#include "support/redact.h"
#include "support/safe_text.h"

namespace signalbox::actions {

namespace {

constexpr qsizetype mostShown = 4096;

}  // namespace

const QString& Masker::mask()
{
    static const QString text = u"••••"_s;
    return text;
}

void Masker::add(const QString& secret)
{
    if (secret.size() >= 4)  // shorter ones would blank out ordinary words
        m_secrets << secret;
}

QString Masker::operator()(QString text) const
{
    for (const QString& secret : m_secrets)
        text.replace(secret, mask());
    return redact(std::move(text));
}

Message Masker::operator()(const Message& message) const
{
    return message.mapped([this](const QString& text) { return (*this)(text); });
}

QString shownText(const QString& text, const Masker& masker)
{
    return shownText(text.toUtf8(), masker);
}

QString shownText(const QByteArray& bytes, const Masker& masker)
{
    // masked before it is cut: half a secret would not be recognized
    QString text = masker(QString::fromUtf8(storableText({bytes.constData(), static_cast<std::size_t>(bytes.size())})));
    if (text.toUtf8().size() <= mostShown)
        return text;
    QByteArray cut = text.toUtf8().left(mostShown - 3);
    while (!cut.isEmpty() && (static_cast<unsigned char>(cut.back()) & 0xc0) == 0x80)
        cut.chop(1);
    if (!cut.isEmpty() && static_cast<unsigned char>(cut.back()) >= 0xc0)
        cut.chop(1);
    return QString::fromUtf8(cut) + u'…';
}

SendOutcome outcomeOf(const Error& error)
{
    SendOutcome outcome;
    outcome.error = error.message;
    outcome.retryAfterMs = error.retryAfterMs;
    outcome.canceled = error.kind == ErrorKind::Cancelled;
    outcome.notSent = error.args.contains(u"sent"_s) && !error.args.value(u"sent"_s).toBool();
    switch (error.kind) {
        case ErrorKind::Retryable:
        case ErrorKind::Unavailable:
        case ErrorKind::Cancelled:
            outcome.kind = SendOutcome::Retry;
            break;
        case ErrorKind::Conflict:
            outcome.kind = SendOutcome::Held;
            break;
        default:
            outcome.kind = SendOutcome::Failed;
    }
    return outcome;
}

bool isPassing(int status)
{
    return status == 408 || status == 425 || status == 429 || status >= 500;
}

}  // namespace signalbox::actions
