// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "addchain/network_list.h"
#include "addchain/wizard_page.h"

class QLineEdit;
class QListView;

namespace signalbox::ui {

class Text;

/// Page 1: the network. A preset found by search, or another network with a name of the operator's choice.
class NetworkPage : public WizardPage {
    Q_OBJECT
public:
    explicit NetworkPage(WizardContext& context, QWidget* parent = nullptr);

    QString question() const override;
    QString explanation() const override;
    QString stepNote() const override;
    QString footNote() const override;
    bool isComplete() const override;
    void enter() override;
    QWidget* firstField() const override;

    void setFamilies(const std::vector<FamilyInfo>& families);
    void setPresets(const std::vector<ChainPreset>& presets);
    void setFailure(const QString& sentence);  ///< why there are no presets
    void select(const QString& caip2);         ///< selects the preset with this ID, else another EVM network

Q_SIGNALS:
    void activated();  ///< a network was double-clicked

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter();
    void take();
    void showName();
    QString searchedName() const;  ///< search text used as the name of a custom network; empty if presets match

    NetworkListModel* m_model;
    NetworkFilter* m_filter;
    QLineEdit* m_search;
    QListView* m_list;
    Text* m_nameLabel;
    QLineEdit* m_name;
    Text* m_nameNote;
    Text* m_failure;
    QString m_fromSearch;  ///< name taken from the search; a name entered by the operator is kept
};

}  // namespace signalbox::ui
