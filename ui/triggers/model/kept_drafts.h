// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <map>

#include "triggers/model/trigger_draft.h"

namespace signalbox::ui {

/// Unsaved changes of triggers, in memory only: a header may contain a secret.
class KeptDrafts {
public:
    struct Kept {
        Trigger stored, now;
        TriggerDraft::Faults faults;
        bool isEdited() const { return !faults.empty() || !sameContent(now, stored); }
    };
    static QString keyOf(const TriggerDraft& draft);  ///< its ID; new: not stored yet; empty: none is open
    void keep(const TriggerDraft& draft);             ///< forgets it if it has no changes
    const Kept* find(const QString& key) const;
    void forget(const QString& key) { m_kept.erase(key); }
    void clear() { m_kept.clear(); }
    QSet<QString> keys() const;
    QStringList editedKeys() const;  ///< without a new trigger in which nothing was typed

private:
    std::map<QString, Kept> m_kept;
};

}  // namespace signalbox::ui
