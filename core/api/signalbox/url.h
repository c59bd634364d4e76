// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// Which parts of an endpoint's URL are a secret, and how such a URL is shown: the one place that decides it. A secret
/// is: a user or password; a path part that is neither a usual word (rpc, v2, mainnet) nor reads like the name of a
/// network (short words, small numbers), and behind /v2/ or /v3/ whatever is no usual word; a query value that is
/// named like a key or is neither of the two.
namespace signalbox {

bool urlHasSecret(const QString& url);

/// The URL for lists and logs: https://host/•••• when a key is in it, else as it is. Text that is no URL comes back as
/// "••••".
QString maskedUrl(const QString& url);

/// The key parts themselves, for redaction of texts that providers echo. Percent-decoded as well as encoded forms.
QStringList urlSecrets(const QString& url);

}  // namespace signalbox
