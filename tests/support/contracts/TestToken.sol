// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity ^0.8.20;

/// A plain ERC-20 for tests, with functions that emit many transfers in one call.
contract TestToken {
    string public name;
    string public symbol;
    uint8 public immutable decimals;
    uint256 public totalSupply;
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    uint256 private constant HOLDERS = 10_000;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    constructor(string memory name_, string memory symbol_, uint8 decimals_, uint256 supply) {
        name = name_;
        symbol = symbol_;
        decimals = decimals_;
        mint(msg.sender, supply);
    }

    function mint(address to, uint256 value) public {
        totalSupply += value;
        balanceOf[to] += value;
        emit Transfer(address(0), to, value);
    }

    function transfer(address to, uint256 value) external returns (bool) {
        move(msg.sender, to, value);
        return true;
    }

    function approve(address spender, uint256 value) external returns (bool) {
        allowance[msg.sender][spender] = value;
        emit Approval(msg.sender, spender, value);
        return true;
    }

    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        allowance[from][msg.sender] -= value;
        move(from, to, value);
        return true;
    }

    /// `count` transfers between 10,000 holders whose popularity follows a power law. Balances are not kept: the logs are
    /// the whole point.
    function emitMany(uint256 seed, uint256 count) external {
        for (uint256 i = 0; i < count; ++i) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            emit Transfer(holder(random), holder(random >> 64), (random >> 128) % 1e12);
        }
    }

    /// Exactly these transfers, none of them real.
    function emitExact(address[] calldata from, address[] calldata to, uint256[] calldata value) external {
        for (uint256 i = 0; i < from.length; ++i) emit Transfer(from[i], to[i], value[i]);
    }

    function move(address from, address to, uint256 value) private {
        balanceOf[from] -= value;
        balanceOf[to] += value;
        emit Transfer(from, to, value);
    }

    /// The share of holders below rank r takes (r / HOLDERS)^(1/4) of all picks.
    function holder(uint256 random) private pure returns (address) {
        uint256 unit = random & 0xffff;
        uint256 rank = (HOLDERS * unit * unit * unit * unit) >> 64;
        return address(uint160(uint256(keccak256(abi.encode("holder", rank)))));
    }
}
