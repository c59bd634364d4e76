// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include "actions/http/http_client.h"
#include "actions/sender.h"

namespace signalbox::actions {

/// Hides the secrets that one send uses.
class Masker {
public:
    static const QString& mask();  ///< "••••"
    void add(const QString& secret);
    QString operator()(QString text) const;
    Message operator()(const Message& message) const;

private:
    QStringList m_secrets;
};

/// Text for the audit: of at most 4 KiB, without the secrets.
QString shownText(const QByteArray& bytes, const Masker& masker);
QString shownText(const QString& text, const Masker& masker);

/// By the kind of the error: Retryable and Unavailable are retried, Conflict is held, Cancelled is canceled.
SendOutcome outcomeOf(const Error& error);

/// Whether a status may be different later: 408, 425, 429 and 5xx.
bool isPassing(int status);
constexpr qint64 mostRetryAfterMs = 60'000;

}  // namespace signalbox::actions
