// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <map>

#include "signalbox/triggers.h"

namespace signalbox::ui {

class TriggerDraft;

/// Unsaved changes of triggers that are not in the editor now, in memory only: a header may contain a secret.
class KeptDrafts {
public:
    struct Kept {
        Trigger stored, now;
    };
    static QString keyOf(const TriggerDraft& draft);  ///< its ID; new: not stored yet; empty: none is open
    void keep(const TriggerDraft& draft);             ///< forgets it if it has no changes
    const Kept* find(const QString& key) const;
    void forget(const QString& key) { m_kept.erase(key); }
    void clear() { m_kept.clear(); }
    QSet<QString> keys() const;

private:
    std::map<QString, Kept> m_kept;
};

}  // namespace signalbox::ui
