#pragma once

#include <QString>
#include <QStringList>

namespace signalbox {

/// Known secret values of this process. Thread-safe. Every text that leaves (log, error, export, audit) goes through redact().
void addSecret(const QString& value);     ///< values under 6 characters are not taken: they would blank out ordinary words
void removeSecret(const QString& value);
QString redact(QString text);             ///< each known value, plain or percent-encoded, becomes ••••; so does user:password@ in URLs

/// A URL parted into what may be shown and what may not.
struct UrlParts {
    QString masked;       ///< https://host/v2/••••; the whole URL when nothing in it is secret
    QStringList secrets;  ///< path parts, query and userinfo that were masked
    bool hasSecret() const { return !secrets.isEmpty(); }
};

/// The secret part begins at the first path segment that looks like a key, or at the query; userinfo is always secret.
UrlParts splitUrl(const QString& url);
QString maskUrl(const QString& url);

}  // namespace signalbox
