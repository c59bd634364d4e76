// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include "addchain/chain_plan.h"

class QVBoxLayout;

namespace signalbox {
class Engine;
}

namespace signalbox::ui {

/// State shared by the pages of the wizard: the plan, the engine, and the presets as soon as they are read.
struct WizardContext {
    ChainPlan plan;
    std::vector<ChainPreset> presets;
    QPointer<Engine> engine;

    QString presetName(const QString& caip2) const;
    bool isTaken(const QString& caip2) const;  ///< whether the workspace has a chain with this ID
    bool isNameTaken(const QString& name) const;
};

/// One page of the wizard. It writes to the plan while it is shown and never blocks on an answer.
class WizardPage : public QWidget {
    Q_OBJECT
public:
    explicit WizardPage(WizardContext& context, QWidget* parent = nullptr);

    virtual QString question() const = 0;
    virtual QString explanation() const = 0;
    virtual QString stepNote() const { return {}; }  ///< small line below the name of a completed step
    virtual QString footNote() const { return {}; }  ///< text beside Back and Next
    virtual QString nextText() const;
    virtual bool isComplete() const = 0;
    /// Whether an answer is pending; Enter then goes to the next page when it arrives.
    virtual bool isChecking() const { return false; }
    virtual void enter() {}                ///< called when the page is shown; the plan may have changed
    virtual bool leave() { return true; }  ///< called when Next is pressed; false stays on the page
    virtual QWidget* firstField() const = 0;
    /// Whether the page itself used Enter, so that it stays.
    virtual bool takesEnter(QWidget* focus)
    {
        Q_UNUSED(focus)
        return false;
    }

Q_SIGNALS:
    void changed();  ///< isComplete(), stepNote() or footNote() changed

protected:
    WizardContext& m_context;
};

}  // namespace signalbox::ui
