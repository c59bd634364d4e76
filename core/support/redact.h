// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox {

/// Known secret values of this process. Thread-safe. Every text that leaves the process (log, error, export, audit)
/// passes redact(); signalbox/url.h decides what may be shown of a URL.
void addSecret(const QString& value);  ///< values under 6 characters are ignored: they would blank out ordinary words
void addUrlSecrets(const QString& url);
void removeSecret(const QString& value);
QString redact(QString text);  ///< each known value, plain, percent-encoded or in base64, becomes ••••; so does
                               ///< user:password@ in URLs

}  // namespace signalbox
