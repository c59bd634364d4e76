#pragma once

#include <QString>
#include <QStringList>

/// Which parts of an endpoint's URL are a secret, and how such a URL is shown. A secret is: a user or password, a query
/// value that is named or looks like a key, a path part that looks like a key (16 characters and more of letters and
/// digits, or 8 and more behind /v2/ or /v3/).
namespace signalbox {

bool urlHasSecret(const QString& url);

/// The URL for lists and logs: https://host/•••• when a key is in it, else as it is. Text that is no URL comes back as
/// "••••".
QString maskedUrl(const QString& url);

/// The key parts themselves, for redaction of texts that providers echo. Percent-decoded as well as encoded forms.
QStringList urlSecrets(const QString& url);

}  // namespace signalbox
