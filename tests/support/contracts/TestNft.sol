// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity ^0.8.20;

/// Emits what an ERC-721 emits: the topic 0 of an ERC-20 transfer, but four topics and no data.
contract TestNft {
    string public name = "Test collectible";
    string public symbol = "NFT";
    mapping(uint256 => address) public ownerOf;
    uint256 public nextId;

    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);

    function mint(address to, uint256 count) external {
        for (uint256 i = 0; i < count; ++i) {
            ownerOf[nextId] = to;
            emit Transfer(address(0), to, nextId++);
        }
    }
}
