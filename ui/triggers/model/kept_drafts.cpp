// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/kept_drafts.h"

#include "signalbox/literals.h"

namespace signalbox::ui {

QString KeptDrafts::keyOf(const TriggerDraft& draft)
{
    return !draft.isOpen() ? QString() : draft.isNew() ? u"new"_s : draft.stored().id;
}

void KeptDrafts::keep(const TriggerDraft& draft)
{
    if (!draft.isOpen())
        return;
    if (draft.isChanged())
        m_kept[keyOf(draft)] = {draft.stored(), draft.now(), draft.faults()};
    else
        m_kept.erase(keyOf(draft));
}

const KeptDrafts::Kept* KeptDrafts::find(const QString& key) const
{
    const auto found = m_kept.find(key);
    return found == m_kept.end() ? nullptr : &found->second;
}

QSet<QString> KeptDrafts::keys() const
{
    QSet<QString> all;
    for (const auto& [key, kept] : m_kept)
        all.insert(key);
    return all;
}

QStringList KeptDrafts::editedKeys() const
{
    QStringList all;
    for (const auto& [key, kept] : m_kept)
        if (kept.isEdited())
            all << key;
    return all;
}

}  // namespace signalbox::ui
