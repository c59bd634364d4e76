// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "signalbox/engine.h"
#include "signalbox/triggers.h"
#include "widgets/card.h"

class QPushButton;

namespace signalbox::ui {

class EffectBlock;
class EffectPreviews;
class ReorderGuide;
class TriggerDraft;

/// The actions of the trigger in the order in which they start.
class EffectsCard : public Card {
    Q_OBJECT
public:
    EffectsCard(TriggerDraft* draft, EffectPreviews* previews, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void focusField(const QString& path);
    void addAction(const QString& type);
    void showChoices();       ///< the menu of actions
    void setLent(bool lent);  ///< inside a tab that names it
    void move(int from, int to);
    void loadSecrets();
    void openTest(int index);
    const std::vector<EffectBlock*>& blocks() const { return m_blocks; }

private:
    void rebuild();
    void renew();
    void connectBlock(EffectBlock* block, int index);
    void openSecret(const QString& name);
    TriggerDraft* m_draft;
    EffectPreviews* m_previews;
    QPointer<Engine> m_engine;
    ReorderGuide* m_guide;
    QVBoxLayout* m_box;
    std::vector<EffectBlock*> m_blocks;
    QPushButton* m_add;
    Text* m_none;
    QStringList m_secrets;
};

}  // namespace signalbox::ui
